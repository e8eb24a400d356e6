-- Moves a subscriber's checkpoint, or stops the batch when it no longer stands where the subscriber left it.
CREATE FUNCTION vk_step(subscriber varchar, seen bigint, reached bigint, event_id uuid)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE {schema}.mt_event_progression SET last_seq_id = reached, last_event_id = coalesce(event_id, last_event_id), last_updated = now()
    WHERE name = subscriber AND last_seq_id = seen;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'checkpoint moved' USING ERRCODE = 'VK002';
    END IF;
END
$$;
