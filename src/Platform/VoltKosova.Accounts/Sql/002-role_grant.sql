-- A role in a chapter and everything below it, or in the whole movement (chapter null).
CREATE TABLE role_grant (
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    role       varchar(40) NOT NULL,
    chapter_id uuid,
    since      timestamptz NOT NULL,
    given_by   uuid        REFERENCES account ON DELETE SET NULL,
    UNIQUE NULLS NOT DISTINCT (account_id, role, chapter_id)
);

CREATE INDEX role_grant_chapter ON role_grant (chapter_id);
