-- What of the trail was deleted because its time of keeping had passed: all entries up to the end of one seal. The seals stay, and with them
-- the proof that nothing else is missing.
CREATE TABLE mt_doc_cut (
    id     uuid   PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    data   jsonb  NOT NULL
);

REVOKE INSERT, UPDATE, DELETE ON mt_doc_cut FROM volt_{schema};

-- The one way in which entries end, for a host that cannot delete them. The rule's days are the host's; nobody who has taken over the host
-- can make it less than a year.
CREATE FUNCTION cut_trail(seal bigint, proof_id uuid, proof jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE
    sealed jsonb := (SELECT data FROM mt_doc_seal WHERE number = seal);
    cut    bigint;
BEGIN
    IF sealed IS NULL OR (sealed ->> 'sealed_at')::timestamptz > now() - interval '1 year' THEN
        RAISE EXCEPTION 'seal % is not a year old', seal USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM mt_doc_entry WHERE number <= (sealed ->> 'last')::bigint;
    GET DIAGNOSTICS cut = ROW_COUNT;
    INSERT INTO mt_doc_cut (id, number, data) VALUES (proof_id, seal, proof);
    RETURN cut;
END
$$;

REVOKE ALL ON FUNCTION cut_trail FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cut_trail TO volt_{schema};
