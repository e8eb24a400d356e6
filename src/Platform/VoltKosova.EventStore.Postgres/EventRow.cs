using Npgsql;

namespace VoltKosova.EventStore.Postgres;

internal static class EventRow
{
    public const string Columns = "seq_id, id, stream_id, version, type, data, timestamp, correlation_id, causation_id, user_name";

    public static async Task<List<StoredEvent>> ReadAll(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var events = new List<StoredEvent>();
        while (await reader.ReadAsync(cancellation))
            events.Add(Read(reader));
        return events;
    }

    private static StoredEvent Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetGuid(1),
        reader.GetGuid(2),
        reader.GetInt64(3),
        reader.GetString(4),
        reader.GetString(5),
        new EventMetadata(reader.GetFieldValue<DateTimeOffset>(6), Text(reader, 7), Text(reader, 8), Text(reader, 9)));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
