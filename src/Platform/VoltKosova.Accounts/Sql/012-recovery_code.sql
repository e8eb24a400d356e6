-- Each stands once for a code of the authenticator; using one deletes it.
CREATE TABLE recovery_code (
    account_id uuid  NOT NULL REFERENCES account ON DELETE CASCADE,
    code_hash  bytea NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);
