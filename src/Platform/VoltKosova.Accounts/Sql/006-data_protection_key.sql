-- The key ring of Data Protection, each key wrapped by a key that is not in this database.
CREATE TABLE data_protection_key (
    name     varchar(100) PRIMARY KEY,
    xml      text         NOT NULL,
    added_at timestamptz  NOT NULL
);
