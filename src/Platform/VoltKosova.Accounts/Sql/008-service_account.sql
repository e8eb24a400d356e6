-- A machine of a chapter, with rights of its own. It outlives whoever made it, and stays in the list after its end: what it did is signed
-- with its id. Of the keys only hashes are here; the old one is good until its time has come.
CREATE TABLE service_account (
    id            uuid         PRIMARY KEY,
    chapter_id    uuid         NOT NULL,
    name          varchar(100) NOT NULL,
    rights        text[]       NOT NULL,
    key_hash      bytea        NOT NULL UNIQUE,
    old_key_hash  bytea        UNIQUE,
    old_key_until timestamptz,
    created_at    timestamptz  NOT NULL,
    created_by    uuid         NOT NULL,
    key_drawn_at  timestamptz  NOT NULL,
    last_used_at  timestamptz,                              -- to the minute
    ended_at      timestamptz,
    ended_by      uuid
);

CREATE INDEX service_account_chapter ON service_account (chapter_id);

CREATE VIEW mt_doc_service_account AS
SELECT
    id,
    jsonb_build_object(
        'id', id,
        'chapter_id', chapter_id,
        'name', name,
        'rights', to_jsonb(rights),
        'created_at', to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'created_by', created_by,
        'key_drawn_at', to_char(key_drawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'last_used_at', to_char(last_used_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'ended_at', to_char(ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) AS data
FROM service_account;
