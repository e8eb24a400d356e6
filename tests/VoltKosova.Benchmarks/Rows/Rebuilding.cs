using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Postgres;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>
/// Folding a view again from the first event of its log and putting it in, against streaming the same events out of PostgreSQL and doing
/// nothing with them.
/// </summary>
internal static class Rebuilding
{
    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        var (database, events) = (await cluster.Database("rebuilding"), effort.Of(100_000, 1_000_000));
        await using var depot = await Depot.Open(database);
        await Depot.Fill(database, events);
        await Cluster.Execute(database, "VACUUM ANALYZE");
        var view = depot.GetServices<ViewDefinition>().Single(one => one.Source == ParcelStreams.Module);
        var rebuild = new ViewRebuild(depot.GetRequiredService<Databases>(), depot, depot.GetRequiredService<IPersonKeys>());
        var race = await Race.Run(
            effort.Of(2, 3),
            () => PerSecond(events, () => rebuild.Run(view, (_, _) => Task.CompletedTask, default)),
            () => PerSecond(events, () => Stream(database)));
        yield return Row.AtLeast(0.3, "rebuild", $"rebuild of a view from {events:N0} events", race);
    }

    private static async Task<double> PerSecond(int events, Func<Task> act)
    {
        var clock = Stopwatch.StartNew();
        await act();
        return events / clock.Elapsed.TotalSeconds;
    }

    private static async Task Stream(string database)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT seq_id, id, stream_id, version, type, data, timestamp, correlation_id, causation_id, user_name
            FROM parcels.mt_events ORDER BY seq_id
            """,
            connection)
        {
            CommandTimeout = 0,
        };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            reader.GetString(5);
    }
}
