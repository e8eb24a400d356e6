namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// What a searched table has beside its rows: columns that PostgreSQL keeps itself, because an index alone answers for columns and never
/// for a look into JSON; the order of all rows, of a chapter's and of those with one text; and the vocabulary, kept by a trigger, so that
/// a text is in it exactly as long as a row has it: neither is a row lost to a search, nor does a name outlive an erasure.
/// </summary>
internal static class SearchSchema
{
    // An entry of an index has 2,700 bytes, a letter up to four.
    private const string Longest = "200";

    public static string Of(RowTable rows, RowSearch search)
    {
        var (table, vocabulary) = (rows.TableName, RowSearch.VocabularyOf(rows));
        string[] texts = [.. search.Texts.Select(RowSearch.FoldedOf)];
        string[] fields = [RowSearch.Scope, search.Order];
        string[] columns =
        [
            .. search.Texts.Select(text => $"DROP COLUMN IF EXISTS {text}_lower"),
            .. fields.Select(field => Kept(field, $"data ->> '{field}'")),
            .. search.Texts.Select(text =>
                Kept(RowSearch.FoldedOf(text), $"left(public.vk_folded(data ->> '{text}'), {Longest})")),
        ];
        string[] orders =
        [
            $"{RowSearch.Scope}, {search.Order}, id",
            $"{search.Order}, id",
            .. texts.Select(text =>
                string.Join(", ", [text, search.Order, "id", RowSearch.Scope, .. texts.Where(other => other != text)])),
        ];
        var there = string.Join(" UNION ", texts.Select(text => $"SELECT {text} FROM {table} WHERE {text} IS NOT NULL"));
        return
            $"""
            ALTER TABLE {table}
                {string.Join(",\n    ", columns)};
            {string.Join('\n', orders.Select(order => StoreSchema.Index(table, order)))}
            CREATE TABLE {vocabulary} (text text NOT NULL CONSTRAINT pkey_{vocabulary}_text PRIMARY KEY);
            INSERT INTO {vocabulary} {there};
            DO $$ BEGIN
                IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
                    CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
                    CREATE INDEX {vocabulary}_letters ON {vocabulary} USING gin (text public.gin_trgm_ops);
                END IF;
            END $$;
            {Trigger(table, vocabulary, texts)}
            """;
    }

    private static string Kept(string column, string value) =>
        $"ADD COLUMN IF NOT EXISTS {column} text GENERATED ALWAYS AS ({value}) STORED";

    /// <summary>
    /// Who writes a text holds its line, so that nobody can take the line away before the row is there to be seen. Who takes rows away
    /// waits for others who do, looks whether any row is left, waits for those who write the text, and looks once more.
    /// </summary>
    private static string Trigger(string table, string vocabulary, string[] texts)
    {
        string Of(string row) => string.Join(", ", texts.Select(text => $"{row}.{text}"));
        var left = string.Join(" AND ", texts.Select(text => $"NOT EXISTS (SELECT FROM {table} WHERE {text} = word)"));
        return
            $"""
            CREATE OR REPLACE FUNCTION {vocabulary}_keep() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
            DECLARE
                word text;
            BEGIN
                FOR word IN SELECT unnest(ARRAY[{Of("NEW")}]) EXCEPT SELECT unnest(ARRAY[{Of("OLD")}]) ORDER BY 1 LOOP
                    CONTINUE WHEN word IS NULL;
                    LOOP
                        PERFORM FROM {vocabulary} WHERE text = word FOR KEY SHARE;
                        EXIT WHEN FOUND;
                        INSERT INTO {vocabulary} (text) VALUES (word) ON CONFLICT DO NOTHING;
                    END LOOP;
                END LOOP;
                FOR word IN SELECT unnest(ARRAY[{Of("OLD")}]) EXCEPT SELECT unnest(ARRAY[{Of("NEW")}]) ORDER BY 1 LOOP
                    CONTINUE WHEN word IS NULL;
                    PERFORM FROM {vocabulary} WHERE text = word FOR NO KEY UPDATE;
                    IF {left} THEN
                        PERFORM FROM {vocabulary} WHERE text = word FOR UPDATE;
                        DELETE FROM {vocabulary} WHERE text = word AND {left};
                    END IF;
                END LOOP;
                RETURN NULL;
            END $$;
            CREATE OR REPLACE TRIGGER vk_vocabulary AFTER INSERT OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {vocabulary}_keep();
            CREATE OR REPLACE TRIGGER vk_vocabulary_changed AFTER UPDATE ON {table}
            FOR EACH ROW WHEN (({Of("OLD")}) IS DISTINCT FROM ({Of("NEW")})) EXECUTE FUNCTION {vocabulary}_keep();
            """;
    }
}
