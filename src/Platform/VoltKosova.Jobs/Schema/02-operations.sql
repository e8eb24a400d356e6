-- A wish that is sent twice under one key becomes one run.
ALTER TABLE run ADD COLUMN request_key varchar;
CREATE UNIQUE INDEX run_request_key ON run (request_key) WHERE request_key IS NOT NULL;

-- Instants as every stored JSON has them.
CREATE FUNCTION stamp(at timestamptz) RETURNS text LANGUAGE sql STABLE
RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- Runs in the shape that lists read; ids grow with time.
CREATE VIEW mt_doc_operation AS
SELECT
    id,
    jsonb_build_object(
        'id', id,
        'job_id', job,
        'status', CASE state WHEN 'lost' THEN 'failed' ELSE state END,
        'done', done,
        'total', total,
        'requested_by', requested_by,
        'scheduled_for', stamp(tick),
        'attempt', attempt,
        'created_at', stamp(queued_at),
        'started_at', stamp(started_at),
        'finished_at', stamp(ended_at),
        'error_code', CASE WHEN state = 'lost' THEN 'host-lost' ELSE error_code END) AS data
FROM run;
