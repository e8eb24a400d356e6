using System.Security.Cryptography;
using System.Text;
using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>The schema of a module's store: Marten's tables, our functions, and a table for every kind of row.</summary>
internal static class StoreSchema
{
    public static SchemaDefinition Of(StoreDefinition store) =>
        new(store.Module, [.. Migration.From(typeof(StoreSchema).Assembly, "Sql"), .. store.Tables.Select(Table)]);

    /// <summary>A new index is a new definition, so it gets a migration of its own; what is there already stays.</summary>
    private static Migration Table(TableSpec spec)
    {
        var table = spec.Table.TableName;
        var key = spec.Table.Key == RowKey.Uuid ? "uuid" : "varchar(500)";
        var create =
            $"""
            CREATE TABLE IF NOT EXISTS {table} (
                id               {key}       NOT NULL CONSTRAINT pkey_{table}_id PRIMARY KEY,
                data             jsonb       NOT NULL,
                mt_last_modified timestamptz NULL DEFAULT transaction_timestamp(),
                mt_version       uuid        NOT NULL DEFAULT gen_random_uuid(),
                mt_dotnet_type   varchar     NULL);
            """;
        string[] needed = spec.Table.Sync is null ? [.. spec.Indexes] : [.. spec.Indexes, "mt_last_modified, id"];
        var indexes = needed.Select(index => Index(table, index))
            .Concat(spec.Former.Select(index => $"DROP INDEX IF EXISTS {table}_idx_{Short(index)};"));
        string[] search = spec.Table.Search is { } searched ? [SearchSchema.Of(spec.Table, searched)] : [];
        string[] sync = spec.Table.Sync is { } declared ? [Synchronised(table, declared)] : [];
        var sql = string.Join('\n', [create, .. search, .. indexes, .. sync]);
        return new Migration($"{table}-{Short(sql)}", sql);
    }

    public static string Index(string table, string index) => index.Split(" WHERE ", 2) is [var columns, var condition]
        ? $"CREATE INDEX IF NOT EXISTS {table}_idx_{Short(index)} ON {table} ({columns}) WHERE {condition};"
        : $"CREATE INDEX IF NOT EXISTS {table}_idx_{Short(index)} ON {table} ({index});";

    /// <summary>Stamps by the clock while the table's lock is held (see vk_settled), and tombstones. An insert fires nothing.</summary>
    private static string Synchronised(string table, RowSync sync)
    {
        var stamp = $"ALTER TABLE {table} ALTER mt_last_modified SET DEFAULT clock_timestamp();";
        return sync.Scope is null
            ? $"{stamp}\n{Deleted("")}"
            : $"{stamp}\n{Deleted(Path(sync.Scope))}\n{Moved(Path(sync.Scope))}";

        string Deleted(string path) =>
            $"CREATE OR REPLACE TRIGGER vk_bury_deleted AFTER DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION vk_bury({path});";

        string Moved(string path) =>
            $"""
            CREATE OR REPLACE TRIGGER vk_bury_moved AFTER UPDATE ON {table}
            FOR EACH ROW WHEN ((OLD.data #>> {path}) <> coalesce(NEW.data #>> {path}, '')) EXECUTE FUNCTION vk_bury({path});
            """;

        static string Path(string scope) => $"'{{{scope.Replace('.', ',')}}}'";
    }

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
