-- The owner of the lease, beside the checkpoint: one UPDATE asks for both, so whoever lost the lease without noticing cannot commit.
ALTER TABLE mt_event_progression ADD COLUMN owner uuid NULL;

-- From here on the id is that of the last event up to the position; until now it could be that of an earlier one.
UPDATE mt_event_progression SET last_event_id = NULL;

CREATE FUNCTION vk_step(subscriber varchar, seen bigint, reached bigint, event_id uuid, acting uuid)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE {schema}.mt_event_progression
    SET last_seq_id = reached, last_updated = now(),
        last_event_id = CASE WHEN reached = seen THEN coalesce(event_id, last_event_id) ELSE event_id END
    WHERE name = subscriber AND last_seq_id = seen AND (acting IS NULL OR owner = acting);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'checkpoint moved' USING ERRCODE = 'VK002';
    END IF;
END
$$;

-- The form that hosts of the version before use while both run.
CREATE OR REPLACE FUNCTION vk_step(subscriber varchar, seen bigint, reached bigint, event_id uuid)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM {schema}.vk_step(subscriber, seen, reached, event_id, NULL);
END
$$;

-- Takes or renews the right to act as a subscriber, unless another owner's lease runs.
CREATE FUNCTION vk_hold(subscriber varchar, acting uuid, lease interval)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO {schema}.vk_subscriber_lease AS held (name, owner, expires_at) VALUES (subscriber, acting, clock_timestamp() + lease)
    ON CONFLICT (name) DO UPDATE SET owner = EXCLUDED.owner, expires_at = EXCLUDED.expires_at
    WHERE held.owner = EXCLUDED.owner OR held.expires_at < clock_timestamp();
    IF NOT FOUND THEN
        RETURN false;
    END IF;

    INSERT INTO {schema}.mt_event_progression AS stands (name, last_seq_id, owner) VALUES (subscriber, 0, acting)
    ON CONFLICT (name) DO UPDATE SET owner = EXCLUDED.owner WHERE stands.owner IS DISTINCT FROM EXCLUDED.owner;
    RETURN true;
END
$$;
