-- Rows of synchronised tables that were removed or left a scope: ids only, so that whoever keeps a copy of a list can forget them too.
CREATE TABLE vk_tombstones (
    table_name varchar     NOT NULL,
    id         varchar     NOT NULL,
    scope      varchar     NOT NULL,
    removed_at timestamptz NOT NULL,
    CONSTRAINT pk_vk_tombstones PRIMARY KEY (table_name, id, scope)
);
CREATE INDEX vk_tombstones_since ON vk_tombstones (table_name, removed_at, id);
CREATE INDEX vk_tombstones_removed ON vk_tombstones (removed_at);

-- After a row was deleted, or moved out of the scope that the first argument is the path of.
CREATE FUNCTION vk_bury() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO {schema}.vk_tombstones (table_name, id, scope, removed_at)
    VALUES (TG_TABLE_NAME, OLD.id::text, coalesce(OLD.data #>> TG_ARGV[0]::text[], ''), clock_timestamp())
    ON CONFLICT (table_name, id, scope) DO UPDATE SET removed_at = clock_timestamp();
    RETURN NULL;
END
$$;

-- Up to which moment a table will not change any more. Whoever writes to it takes the lock of its rows' table before it stamps a row, by the
-- clock and not by its transaction's begin. So who has stamped a row before asked_at either is listed as a holder below, and its stamps are
-- not older than its begin; or it has ended, and the next statement sees what it wrote.
-- As the owner, because the sessions of all roles are the owner's sign-ins.
CREATE FUNCTION vk_settled(listed regclass, OUT asked_at timestamptz, OUT settled timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    writers int[];
BEGIN
    asked_at := clock_timestamp();
    SELECT array_agg(l.pid) INTO writers FROM pg_locks AS l
    WHERE l.locktype = 'relation' AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND l.relation = listed AND l.mode = 'RowExclusiveLock' AND l.granted AND l.pid IS DISTINCT FROM pg_backend_pid();
    -- Only now: a session that shows no transaction any more has ended it. One that may not be looked into counts as old.
    SELECT least(asked_at, min(CASE WHEN s.query = '<insufficient privilege>' THEN '-infinity' ELSE s.xact_start END)) INTO settled
    FROM pg_stat_activity AS s WHERE s.pid = ANY (writers);
    -- A prepared transaction holds its locks without a session.
    IF array_position(writers, NULL) IS NOT NULL THEN
        settled := '-infinity';
    END IF;
END
$$;
