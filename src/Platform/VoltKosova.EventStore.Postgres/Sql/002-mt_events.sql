-- Marten's table. "type" holds the stored name of the event; mt_dotnet_type is never trusted and never written here.
-- One function draws the numbers (vk_append); CACHE 1, or a session would commit old numbers late.
CREATE SEQUENCE mt_events_sequence CACHE 1;

CREATE TABLE mt_events (
    seq_id         bigint       NOT NULL CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY,
    id             uuid         NOT NULL,
    stream_id      uuid         NULL CONSTRAINT fkey_mt_events_stream_id REFERENCES mt_streams (id) ON DELETE CASCADE,
    version        bigint       NOT NULL,
    data           jsonb        NOT NULL,
    bdata          bytea        NULL,
    type           varchar(500) NOT NULL,
    timestamp      timestamptz  NOT NULL DEFAULT now(),
    tenant_id      varchar      NULL DEFAULT '*DEFAULT*',
    mt_dotnet_type varchar      NULL,
    correlation_id varchar      NULL,
    causation_id   varchar      NULL,
    headers        jsonb        NULL,
    user_name      varchar      NULL,
    is_archived    boolean      NULL DEFAULT false
);

ALTER SEQUENCE mt_events_sequence OWNED BY mt_events.seq_id;
CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON mt_events (stream_id, version);
