using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// The rights to act as subscribers. They are renewed every few seconds, so that does not wait for the disk: who was forgotten by a crash
/// cannot commit before holding it again. All who ask at the same moment are answered by one statement.
/// </summary>
internal sealed class SubscriberLeases
{
    private readonly NpgsqlDataSource _database;
    private readonly Gathered<(string Subscriber, Guid Owner, TimeSpan Lease), Checkpoint> _held;

    public SubscriberLeases(NpgsqlDataSource database)
    {
        _database = database;
        _held = new Gathered<(string, Guid, TimeSpan), Checkpoint>(HoldOn);
    }

    public async Task<bool> Hold(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation)
    {
        await using var command = Command(
            "SELECT vk_hold($2, $1, $3) FROM set_config('synchronous_commit', 'off', true)",
            owner,
            new NpgsqlParameter<string> { TypedValue = subscriber });
        command.Parameters.Add(Interval(lease));
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    public Task<Checkpoint?> HoldOn(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) =>
        _held.Find((subscriber, owner, lease), cancellation);

    public async Task<Guid?> OwnerOf(string subscriber, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(
            "SELECT owner FROM vk_subscriber_lease WHERE name = $1 AND expires_at > clock_timestamp()");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subscriber });
        return (Guid?)await command.ExecuteScalarAsync(cancellation);
    }

    public async Task Release(string subscriber, Guid owner, CancellationToken cancellation)
    {
        await using var command = Command(
            "DELETE FROM vk_subscriber_lease WHERE name = $2 AND owner = $1",
            owner,
            new NpgsqlParameter<string> { TypedValue = subscriber });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlParameter<TimeSpan> Interval(TimeSpan lease) =>
        new() { TypedValue = lease, NpgsqlDbType = NpgsqlDbType.Interval };

    private async Task<IReadOnlyDictionary<(string Subscriber, Guid Owner, TimeSpan Lease), Checkpoint>> HoldOn(
        IReadOnlyCollection<(string Subscriber, Guid Owner, TimeSpan Lease)> asked)
    {
        var held = new Dictionary<(string, Guid, TimeSpan), Checkpoint>(asked.Count);
        foreach (var host in asked.GroupBy(one => (one.Owner, one.Lease)))
        {
            await using var command = Command(
                """
                UPDATE vk_subscriber_lease AS lease SET expires_at = clock_timestamp() + $3
                FROM jsonb_array_elements_text($2) AS asked (name), mt_event_progression AS place,
                    set_config('synchronous_commit', 'off', true)
                WHERE lease.name = asked.name AND lease.owner = $1 AND place.name = asked.name AND place.owner = $1
                RETURNING lease.name, place.last_seq_id, place.last_event_id
                """,
                host.Key.Owner,
                new NpgsqlParameter
                {
                    Value = JsonSerializer.Serialize(host.Select(one => one.Subscriber)),
                    NpgsqlDbType = NpgsqlDbType.Jsonb,
                });
            command.Parameters.Add(Interval(host.Key.Lease));
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                held[(reader.GetString(0), host.Key.Owner, host.Key.Lease)] =
                    new Checkpoint(reader.GetInt64(1), await reader.IsDBNullAsync(2) ? null : reader.GetGuid(2));
            }
        }

        return held;
    }

    private NpgsqlCommand Command(string sql, Guid owner, NpgsqlParameter subscribers)
    {
        var command = _database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner });
        command.Parameters.Add(subscribers);
        return command;
    }
}
