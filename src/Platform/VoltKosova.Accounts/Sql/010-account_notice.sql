-- What the holder of an account is to be told by mail, written by the statement that did it and told afterwards: neither the answer of a
-- request nor its time says whether there is an account. A reset is asked for by an address alone, which may be nobody's; with an account,
-- the address says where to instead of to the account's own.
CREATE TABLE account_notice (
    id         bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       varchar(40)  NOT NULL,
    account_id uuid         REFERENCES account ON DELETE CASCADE,
    email      varchar(254),
    at         timestamptz  NOT NULL,
    CHECK (account_id IS NOT NULL OR email IS NOT NULL)
);
