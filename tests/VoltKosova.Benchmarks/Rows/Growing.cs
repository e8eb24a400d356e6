using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;
using VoltKosova.EventStore;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>
/// How the store's cost grows with its writers and with its log. No bar stands against it, so it prints no rows and runs only when asked
/// for: <c>--only growth</c>; a quick look ends at a million events, a full one at ten.
/// </summary>
internal static class Growing
{
    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        var database = await cluster.Database("growing");
        await using var depot = await Depot.Open(database);
        var store = depot.GetRequiredKeyedService<IEventStore>(ParcelStreams.Module);
        var events = 0;
        await Console.Error.WriteLineAsync(
            "| events | append/s by 1, 2, 4, 8, 16, 32, 64 writers | PostgreSQL's µs an append | read one stream | read 200 at the end "
            + "| size |");
        foreach (var size in (int[])[10_000, 100_000, 1_000_000, .. effort.Quick ? Array.Empty<int>() : [10_000_000]])
        {
            for (; events < size; events += Math.Min(1_000_000, size - events))
                await Depot.Fill(database, Math.Min(1_000_000, size - events));
            await Cluster.Execute(database, "VACUUM ANALYZE");
            await Cluster.Execute(database, "CHECKPOINT");
            var (appends, costs) = (new List<double>(), new List<double>());
            foreach (var writers in (int[])[1, 2, 4, 8, 16, 32, 64])
            {
                var (rates, spent) = (new List<double>(), new List<double>());
                for (var round = 0; round < 3; round++)
                {
                    var before = Meter.InPostgres(cluster);
                    rates.Add(await Appending.PerSecond(writers, effort.Round, () => Appending.Act(depot)));
                    spent.Add((Meter.InPostgres(cluster) - before) / (rates[^1] * effort.Round.TotalSeconds) * 1e6);
                }

                appends.Add(Race.Median(rates));
                costs.Add(Race.Median(spent));
            }

            var streams = await Streams(database);
            var one = await Milliseconds(streams, stream => store.ReadStream(stream, default));
            var last = (await store.ReadForward(0, 1, default)).End;
            var end = await Milliseconds(streams, _ => store.ReadForward(last - 200, 199, default));
            var bytes = await Size(database);
            await Console.Error.WriteLineAsync(
                $"| {size:N0} | {Listed(appends)} | {Listed(costs)} | {one:0.00} ms | {end:0.00} ms | {bytes} |");
        }

        yield break;
    }

    private static string Listed(IEnumerable<double> figures) =>
        string.Join(", ", figures.Select(figure => figure.ToString("0", CultureInfo.InvariantCulture)));

    private static async Task<List<Guid>> Streams(string database)
    {
        await using var connection = new Npgsql.NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT id FROM parcels.mt_streams ORDER BY id LIMIT 200", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var streams = new List<Guid>();
        while (await reader.ReadAsync())
            streams.Add(reader.GetGuid(0));
        return streams;
    }

    private static async Task<double> Milliseconds(List<Guid> streams, Func<Guid, Task> act)
    {
        var times = new List<double>();
        foreach (var stream in streams)
        {
            var begun = Stopwatch.GetTimestamp();
            await act(stream);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return Race.Median(times);
    }

    private static async Task<string> Size(string database)
    {
        await using var connection = new Npgsql.NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT pg_size_pretty(pg_database_size(current_database()))", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
