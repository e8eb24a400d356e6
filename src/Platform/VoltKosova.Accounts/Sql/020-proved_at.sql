-- When the person behind the session last proved to be there after its start, which is itself a proof.
ALTER TABLE session ADD COLUMN proved_at timestamptz;
