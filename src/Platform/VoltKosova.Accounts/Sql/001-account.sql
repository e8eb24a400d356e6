-- E-mail addresses are kept in the one form in which they are compared. The columns of ASP.NET Core Identity keep its meaning.
CREATE TABLE account (
    id                  uuid         PRIMARY KEY,
    person_id           uuid         UNIQUE,
    email               varchar(254) NOT NULL UNIQUE,
    email_confirmed     boolean      NOT NULL,
    given_name          varchar(100),
    family_name         varchar(100),
    language            varchar(2)   NOT NULL,
    password_hash       varchar(200),
    security_stamp      varchar(64),
    concurrency_stamp   varchar(64)  NOT NULL,
    two_factor_enabled  boolean      NOT NULL,
    authenticator_key   varchar(500),                       -- sealed
    authenticator_step  bigint       NOT NULL DEFAULT 0,    -- the newest time step whose code was used: a code works once
    lockout_enabled     boolean      NOT NULL,
    lockout_end         timestamptz,
    access_failed_count integer      NOT NULL DEFAULT 0,
    created_at          timestamptz  NOT NULL,
    disabled_at         timestamptz
);
