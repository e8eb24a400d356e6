CREATE TABLE run (
    id                  uuid        PRIMARY KEY,
    job                 varchar     NOT NULL,
    parameters          jsonb       NOT NULL,
    state               varchar     NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'lost')),
    done                bigint      NOT NULL DEFAULT 0,
    total               bigint,
    step                jsonb,
    requested_by        uuid,
    reason              varchar,
    retry_of            uuid,
    tick                timestamptz,
    attempt             int         NOT NULL DEFAULT 0,
    failures            int         NOT NULL DEFAULT 0,
    losses              int         NOT NULL DEFAULT 0,
    queued_at           timestamptz NOT NULL DEFAULT now(),
    due_at              timestamptz NOT NULL DEFAULT now(),
    started_at          timestamptz,
    ended_at            timestamptz,
    heartbeat_at        timestamptz,
    lease               uuid,
    cancel_requested_at timestamptz,
    cancel_requested_by uuid,
    error_code          varchar,
    error_text          varchar);

-- A tick becomes one run, however many hosts saw it.
CREATE UNIQUE INDEX run_tick ON run (job, tick) WHERE tick IS NOT NULL;
-- The same job never runs twice at once, whatever the engine believes.
CREATE UNIQUE INDEX run_one_at_a_time ON run (job) WHERE state = 'running';
CREATE INDEX run_waiting ON run (due_at) WHERE state = 'queued';
CREATE INDEX run_of_job ON run (job, id);

CREATE TABLE run_log (
    run    uuid        NOT NULL REFERENCES run ON DELETE CASCADE,
    number bigint      GENERATED ALWAYS AS IDENTITY,
    at     timestamptz NOT NULL,
    text   jsonb       NOT NULL,
    PRIMARY KEY (run, number));

-- The engine keeps its own tables beside ours and makes them itself.
GRANT CREATE ON SCHEMA {schema} TO volt_{schema};
