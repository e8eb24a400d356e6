using System.Collections.Frozen;
using Npgsql;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// The one connection on which a host hears the others over a database. It holds a shared lock while it listens, by which the others know
/// that there is somebody to tell: a host that is alone tells nobody.
/// </summary>
internal sealed class HostLine(string database, string host, FrozenDictionary<string, CommitSignal> signals)
{
    private const string Presence = "volt_hosts";

    private const string Listeners =
        """
        SELECT count(*) FROM pg_locks
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND classid = 1450142838 AND objsubid = 2 AND granted
        """;

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);

    private volatile bool _othersListen;
    private bool _count;

    public bool OthersListen => _othersListen;

    public static string ChannelOf(string module) => "volt_" + module;

    public async Task Listen(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(database + ";Pooling=false");
            connection.Notification += (_, told) => Hear(told);
            await connection.OpenAsync(cancellation);
            var listen = string.Join(' ', signals.Keys.Append(Presence).Select(channel => $"LISTEN {channel};"));
            await Execute(connection, $"{listen} SELECT pg_advisory_lock_shared(1450142838, 0); NOTIFY {Presence}", cancellation);

            // What was told before this line stood was not heard.
            foreach (var signal in signals.Values)
                signal.Wake();
            for (_count = true; ;)
            {
                if (_count)
                {
                    _count = false;
                    _othersListen = await Execute(connection, Listeners, cancellation) is > 1L;
                }

                if (!await connection.WaitAsync(_interval, cancellation))
                    _count = true;
            }
        }
        finally
        {
            _othersListen = false;
        }
    }

    private void Hear(NpgsqlNotificationEventArgs told)
    {
        if (told.Channel == Presence)
            _count = true;
        else if (told.Payload != host && signals.TryGetValue(told.Channel, out var signal))
            signal.Wake();
    }

    private static async Task<object?> Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }
}
