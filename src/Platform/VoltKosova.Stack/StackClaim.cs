using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Stack;

/// <summary>
/// Lets hosts of one stack at a time work on a database: jobs of two engines would both fire. Each host holds a shared lock in its stack's
/// name for as long as it lives, and takes it before it looks for locks in other names; so of two that start together at least one sees the
/// other. It is the first service to start, before anything acts.
/// </summary>
internal sealed partial class StackClaim(
    string stack, IEnumerable<StoreDefinition> stores, Databases databases, IHostApplicationLifetime lifetime, ILogger<StackClaim> log)
    : BackgroundService
{
    private const string Hold = "SELECT pg_advisory_lock_shared(1450142840, hashtext($1))";

    private const string Others =
        """
        SELECT count(*) FROM pg_locks
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND classid = 1450142840 AND objid::bigint <> hashtext($1)::bigint & 4294967295 AND objsubid = 2 AND granted
        """;

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, NpgsqlConnection> _held = [];

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">Hosts of another stack are at work.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var database in stores.Select(store => databases.Owner(store.Module).ConnectionString).Distinct())
            _held[database] = await Claim(database, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // A host that is stopped at once may never have begun to keep them.
        foreach (var connection in _held.Values)
            await connection.DisposeAsync();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(_held.Select(held => Keep(held.Key, held.Value, stoppingToken)));
        }
        catch (InvalidOperationException another)
        {
            // While the connection was gone, the other stack has started.
            GivenUp(log, another.Message);
            lifetime.StopApplication();
        }
    }

    private async Task<NpgsqlConnection> Claim(string database, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(database + ";Pooling=false");
        try
        {
            await connection.OpenAsync(cancellation);
            await Ask(connection, Hold, cancellation);
            return await Ask(connection, Others, cancellation) is 0L
                ? connection
                : throw new InvalidOperationException(
                    $"Hosts of another stack than {stack} are at work on the database {connection.Database}: stop them first.");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task Keep(string database, NpgsqlConnection held, CancellationToken stopping)
    {
        NpgsqlConnection? connection = held;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    connection ??= await Claim(database, stopping);
                    await connection.WaitAsync(_interval, stopping);
                    await Ask(connection, Others, stopping);
                }
                catch (NpgsqlException)
                {
                    // The lock went with its session.
                    if (connection is not null)
                        await connection.DisposeAsync();
                    connection = null;
                    await Task.Delay(_pause, TimeProvider.System, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            if (connection is not null)
                await connection.DisposeAsync();
        }
    }

    private async Task<object?> Ask(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stack });
        return await command.ExecuteScalarAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Critical, "{Reason} This host ends")]
    private static partial void GivenUp(ILogger log, string reason);
}
