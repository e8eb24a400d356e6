CREATE TABLE report (
    id         uuid        PRIMARY KEY,
    month      varchar     NOT NULL,
    language   varchar     NOT NULL CHECK (language IN ('sq', 'sr', 'en')),
    chapter_id uuid,
    made_at    timestamptz NOT NULL,
    bytes      bytea       NOT NULL,
    -- Made again it is the same report; without a chapter it is the whole movement's.
    UNIQUE NULLS NOT DISTINCT (month, language, chapter_id));

-- Instants as every stored JSON has them.
CREATE FUNCTION stamp(at timestamptz) RETURNS text LANGUAGE sql STABLE
RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- Reports in the shape that lists read; ids grow with time.
CREATE VIEW mt_doc_report AS
SELECT
    id,
    jsonb_build_object(
        'id', id,
        'month', month,
        'language', language,
        'chapter_id', chapter_id,
        'made_at', stamp(made_at),
        'bytes', octet_length(bytes)) AS data
FROM report;
