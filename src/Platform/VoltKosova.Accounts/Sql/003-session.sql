CREATE TABLE session (
    id           uuid        PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    generation   bigint      NOT NULL DEFAULT 0,            -- counts refreshes: an older refresh token is a stolen one
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,                      -- to the minute
    idle_limit   interval    NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    user_agent   varchar(200)
);

CREATE INDEX session_account ON session (account_id) WHERE ended_at IS NULL;
