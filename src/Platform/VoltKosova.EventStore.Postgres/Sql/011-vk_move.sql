-- Moves a stream that has begun, or stops the batch when it is no longer at the version that was decided on. The row stays locked to the end
-- of the transaction, and no number has been drawn yet.
CREATE FUNCTION vk_move(stream uuid, expected bigint, news bigint, at timestamptz)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE {schema}.mt_streams SET version = expected + news, timestamp = at WHERE id = stream AND version = expected;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'stream moved' USING ERRCODE = 'VK001';
    END IF;
END
$$;

-- What is called where another commit holds an exclusive key: stops the batch. Instead of a value, so that the way without a conflict needs no
-- function.
CREATE FUNCTION vk_busy()
RETURNS varchar
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'key busy' USING ERRCODE = 'VK003';
END
$$;
