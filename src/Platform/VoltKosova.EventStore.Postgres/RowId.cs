using Npgsql;

namespace VoltKosova.EventStore.Postgres;

internal static class RowId
{
    public static NpgsqlParameter Of(RowTable table, string id) => table.Key == RowKey.Uuid
        ? new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(id) }
        : new NpgsqlParameter<string> { TypedValue = id };
}
