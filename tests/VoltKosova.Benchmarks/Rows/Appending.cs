using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>
/// A new stream with one event and one row of a view: an act on the store (decide, project, write) against three inserts that somebody
/// wrote by hand, one Npgsql batch in one round trip, into the same tables with the same indexes and the same JSON.
/// </summary>
internal static class Appending
{
    private const string Note = "Leaflets for the stall on Saturday; ring twice, the bell of the shop is weak.";

    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        await using var depot = await Depot.Open(await cluster.Database("appending"));
        var floor = depot.GetRequiredService<Databases>().For(FloorStreams.Module);
        foreach (var writers in effort.Widths)
        {
            var race = await Race.Run(
                effort.Rounds,
                () => PerSecond(writers, effort.Round, () => Act(depot)),
                () => PerSecond(writers, effort.Round, () => ByHand(floor)));
            yield return Row.AtLeast(0.9, $"append-{writers}", $"append, {Of(writers, "writer")}", race);
        }
    }

    public static string Of(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    public static async Task<double> PerSecond(int writers, TimeSpan time, Func<Task> act)
    {
        var (done, clock) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < time)
            {
                await act();
                Interlocked.Increment(ref done);
            }
        })));
        return done / clock.Elapsed.TotalSeconds;
    }

    /// <summary>In a scope of its own, as a request has one.</summary>
    public static async Task Act(IServiceProvider depot)
    {
        await using var scope = depot.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Store<ParcelStreams>>().Write(
            writing =>
            {
                var id = writing.NewId();
                writing.Start(ParcelStreams.Parcels, id, new ParcelCommand(Fact(id, writing.Now)));
                return Task.FromResult(true);
            },
            default);
    }

    private static async Task ByHand(NpgsqlDataSource database)
    {
        var (id, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        var fact = Fact(id, now);
        var row = ParcelRow.Projection.Evolve(null, fact)! with { Version = 1 };
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(
            "INSERT INTO mt_streams (id, type, version, timestamp, created) VALUES ($1, $2, 1, $3, $3)")
        {
            Parameters = { Value(id), Text("parcel"), Value(now) },
        });
        batch.BatchCommands.Add(new(
            """
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp, correlation_id, causation_id, user_name)
            VALUES (nextval('mt_events_sequence'), $1, $2, 1, $3, $4, $5, NULL, NULL, NULL)
            """)
        {
            Parameters =
            {
                Value(Guid.CreateVersion7()), Value(id), Json(StoredJson.Write(fact)), Text("parcels.parcel-handed-in.v1"), Value(now),
            },
        });
        batch.BatchCommands.Add(new("INSERT INTO mt_doc_parcel (id, data) VALUES ($1, $2)")
        {
            Parameters = { Value(id), Json(StoredJson.Write(row)) },
        });
        await batch.ExecuteNonQueryAsync();
    }

    private static ParcelEvent.HandedIn Fact(Guid id, DateTimeOffset now) =>
        new(id, _sender, _receiver, 2.5m, "medium", Note, false, now);

    private static readonly Guid _sender = Guid.Parse("01a2045b-cac3-72b3-9be1-957268481201");
    private static readonly Guid _receiver = Guid.Parse("01a2045b-cac3-72b3-9be1-957268481202");

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Varchar };

    private static NpgsqlParameter Json(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}
