-- Who must not get an account any more: an invitation that was under way when the person was erased finds it here.
CREATE TABLE erased_person (
    person_id uuid        PRIMARY KEY,
    erased_at timestamptz NOT NULL
);
