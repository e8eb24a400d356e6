-- Links that set a new password. Several may be open (each mail carries its own); the first one used closes all.
CREATE TABLE reset_link (
    token_hash bytea       PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX reset_link_account ON reset_link (account_id);
