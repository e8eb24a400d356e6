-- Appends to one stream. A stale version raises before a number is drawn, so a conflict leaves no gap and stops the whole batch.
-- The shared lock is taken before the first number is drawn and held to the end of the transaction: a reader that has read the sequence
-- lists the lock's holders and waits until they have ended; every number up to there is then visible or dead.
CREATE FUNCTION vk_append(
    stream uuid, stream_type varchar, expected bigint, ids uuid[], names varchar[], payloads jsonb[],
    at timestamptz, correlation varchar, causation varchar, acting varchar)
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    position bigint := 0;
BEGIN
    IF expected = 0 THEN
        INSERT INTO {schema}.mt_streams (id, type, version, timestamp, created) VALUES (stream, stream_type, cardinality(ids), at, at);
    ELSE
        UPDATE {schema}.mt_streams SET version = expected + cardinality(ids), timestamp = at WHERE id = stream AND version = expected;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'stream moved' USING ERRCODE = 'VK001';
        END IF;
    END IF;

    PERFORM pg_advisory_xact_lock_shared(1450142836, hashtext('{schema}'));
    FOR i IN 1 .. cardinality(ids) LOOP
        position := nextval('{schema}.mt_events_sequence');
        INSERT INTO {schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, correlation_id, causation_id, user_name)
        VALUES (position, ids[i], stream, expected + i, payloads[i], names[i], at, correlation, causation, acting);
    END LOOP;

    RETURN position;
END
$$;
