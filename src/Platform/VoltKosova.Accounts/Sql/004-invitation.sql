-- Several may be open for one account (each mail carries its own); the first one accepted closes all.
CREATE TABLE invitation (
    token_hash bytea       PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);

CREATE INDEX invitation_account ON invitation (account_id);
