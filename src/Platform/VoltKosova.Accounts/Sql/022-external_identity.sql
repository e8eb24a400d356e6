-- Who an account is at a provider outside: by the provider's own id of them, never by an address.
CREATE TABLE external_identity (
    issuer     varchar(300) NOT NULL,
    subject    varchar(255) NOT NULL,
    account_id uuid         NOT NULL REFERENCES account ON DELETE CASCADE,
    linked_at  timestamptz  NOT NULL,
    linked_by  uuid,                                        -- null when the holder did it with an invitation
    PRIMARY KEY (issuer, subject),
    UNIQUE (account_id, issuer)
);
