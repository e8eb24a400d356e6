-- At most one per account. It is done when the new address has been confirmed, and the old one has too or had time enough to object.
CREATE TABLE email_change (
    account_id       uuid         PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    new_email        varchar(254) NOT NULL,
    asked_at         timestamptz  NOT NULL,
    waits_until      timestamptz  NOT NULL,
    expires_at       timestamptz  NOT NULL,
    old_token_hash   bytea        UNIQUE,
    new_token_hash   bytea        UNIQUE,
    old_confirmed_at timestamptz,
    new_confirmed_at timestamptz
);
