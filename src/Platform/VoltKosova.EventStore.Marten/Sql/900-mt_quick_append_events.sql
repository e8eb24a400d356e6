-- What Marten calls to append to a stream, with a body of ours: whichever stack appends, vk_append compares the version before it draws
-- numbers and draws them under the store's lock, so the log is read by one rule. Marten has no parameter for the kind of a stream that
-- is not a CLR type; it travels as the events' dotnet_types, which nobody stores. Of the answer (the version, then a number for each
-- event) only the last number is known.
CREATE FUNCTION mt_quick_append_events(
    stream uuid, stream_type varchar, tenantid varchar, event_ids uuid[], event_types varchar[], dotnet_types varchar[], bodies jsonb[],
    bdatas bytea[], causation_ids varchar[], correlation_ids varchar[], user_names varchar[], timestamps timestamptz[],
    expected_version bigint DEFAULT NULL)
RETURNS bigint[]
LANGUAGE plpgsql
AS $$
DECLARE
    appended bigint := cardinality(event_ids);
    last     bigint;
BEGIN
    last := {schema}.vk_append(
        stream, dotnet_types[1], expected_version, event_ids, event_types, bodies,
        timestamps[1], correlation_ids[1], causation_ids[1], user_names[1]);
    RETURN ARRAY[expected_version + appended] || array_fill(0::bigint, ARRAY[appended::int - 1]) || last;
END
$$;
