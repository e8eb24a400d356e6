-- Marten's table, and beside the position the id of the event there: a log that has lost its end is noticed by it.
CREATE TABLE mt_event_progression (
    name          varchar     NOT NULL CONSTRAINT pk_mt_event_progression PRIMARY KEY,
    last_seq_id   bigint      NULL,
    last_updated  timestamptz NULL DEFAULT now(),
    last_event_id uuid        NULL
);

-- Who may act as a subscriber, and until when by the database's clock.
CREATE TABLE vk_subscriber_lease (
    name       varchar     NOT NULL CONSTRAINT pk_vk_subscriber_lease PRIMARY KEY,
    owner      uuid        NOT NULL,
    expires_at timestamptz NOT NULL
);
