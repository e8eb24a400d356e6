-- Public keys of authenticators (WebAuthn): there is no secret here.
CREATE TABLE passkey (
    id                 uuid         PRIMARY KEY,
    account_id         uuid         NOT NULL REFERENCES account ON DELETE CASCADE,
    name               varchar(100) NOT NULL,
    credential_id      bytea        NOT NULL UNIQUE,
    public_key         bytea        NOT NULL,
    sign_count         bigint       NOT NULL,
    transports         text[]       NOT NULL,
    is_user_verified   boolean      NOT NULL,
    is_backup_eligible boolean      NOT NULL,
    is_backed_up       boolean      NOT NULL,
    attestation_object bytea        NOT NULL,
    client_data_json   bytea        NOT NULL,
    created_at         timestamptz  NOT NULL,
    last_used_at       timestamptz
);

CREATE INDEX passkey_account ON passkey (account_id);
