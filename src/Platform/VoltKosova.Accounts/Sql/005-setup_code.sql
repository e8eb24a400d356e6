-- At most one row: the code that makes the first administrator.
CREATE TABLE setup_code (
    only_one  boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    code_hash bytea       NOT NULL,
    made_at   timestamptz NOT NULL
);
