-- An account has got another address, and the modules that know the person are to hear of it: written by the statement that did it, gone
-- once they have.
CREATE TABLE address_change (
    id         bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid         NOT NULL REFERENCES account ON DELETE CASCADE,
    person_id  uuid         NOT NULL,
    old_email  varchar(254) NOT NULL,
    new_email  varchar(254) NOT NULL,
    at         timestamptz  NOT NULL
);
