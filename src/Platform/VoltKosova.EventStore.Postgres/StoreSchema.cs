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
        var indexes = spec.Indexes.Select(index => $"CREATE INDEX IF NOT EXISTS {table}_idx_{Short(index)} ON {table} ({index});");
        var sql = string.Join('\n', [create, .. indexes]);
        return new Migration($"{table}-{Short(sql)}", sql);
    }

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
