-- What one person asked to do to many and a second one approved: ids, counts and reasons; whose data it is about is nowhere in it.
CREATE TABLE approval (
    id              uuid         PRIMARY KEY,
    act             varchar(20)  NOT NULL,
    subject         varchar(100) NOT NULL,
    needed_right    varchar(100) NOT NULL,
    chapters        uuid[],                              -- where the one who asked has the right; null for the whole movement
    persons         bigint       NOT NULL,               -- at most so many
    reason          varchar(200) NOT NULL,
    requested_by    uuid         NOT NULL,
    requested_at    timestamptz  NOT NULL,
    expires_at      timestamptz  NOT NULL,
    approved        boolean,                             -- null while nobody has decided
    decided_by      uuid,
    decided_at      timestamptz,
    decision_reason varchar(200),
    revoked_by      uuid,
    revoked_at      timestamptz,
    used_at         timestamptz,
    CHECK (decided_by <> requested_by),
    CHECK (used_at IS NULL OR approved)
);

CREATE INDEX approval_requested_at ON approval (requested_at);
