-- Lets one commit with this key run at a time; another one stops at once instead of waiting.
CREATE FUNCTION vk_only(key varchar)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(1450142837, hashtext('{schema}' || key)) THEN
        RAISE EXCEPTION 'key busy' USING ERRCODE = 'VK003';
    END IF;
END
$$;
