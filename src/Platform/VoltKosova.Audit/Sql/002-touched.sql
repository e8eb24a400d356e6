-- Reports for the 72-hour duty: a row for everybody whose data were touched in the time that a report is about.
CREATE TABLE mt_doc_touched (
    id   uuid  PRIMARY KEY DEFAULT gen_random_uuid(),
    data jsonb NOT NULL
);

CREATE INDEX mt_doc_touched_report ON mt_doc_touched ((data ->> 'report_id'), id);
