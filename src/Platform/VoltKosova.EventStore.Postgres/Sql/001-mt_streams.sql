-- Marten's table, so that both stacks read the same data.
CREATE TABLE mt_streams (
    id          uuid        NOT NULL CONSTRAINT pkey_mt_streams_id PRIMARY KEY,
    type        varchar     NULL,
    version     bigint      NULL,
    timestamp   timestamptz NOT NULL DEFAULT now(),
    created     timestamptz NOT NULL DEFAULT now(),
    tenant_id   varchar     NULL DEFAULT '*DEFAULT*',
    is_archived boolean     NULL DEFAULT false
);
