-- One row for what somebody did or saw. Ids and nothing that names anybody; "number" is the order of the seals and may have gaps.
CREATE TABLE mt_doc_entry (
    id     uuid   PRIMARY KEY,
    number bigint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
    data   jsonb  NOT NULL
);

CREATE INDEX mt_doc_entry_at ON mt_doc_entry ((data ->> 'at'), id);
CREATE INDEX mt_doc_entry_account ON mt_doc_entry ((data ->> 'account_id'), id);
CREATE INDEX mt_doc_entry_persons ON mt_doc_entry USING gin ((data -> 'persons'));

-- What a batch of entries was when it was sealed, each seal with the one before it in its own.
CREATE TABLE mt_doc_seal (
    id     uuid   PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    data   jsonb  NOT NULL
);

-- The host writes the trail and cannot unwrite it.
REVOKE UPDATE, DELETE ON mt_doc_entry, mt_doc_seal FROM volt_{schema};
