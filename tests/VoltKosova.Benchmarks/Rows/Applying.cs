using System.Diagnostics;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>
/// Applying for membership over HTTP, with an Idempotency-Key, against a bare endpoint that takes the same form and inserts one row.
/// </summary>
internal static class Applying
{
    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        await using var town = await Town.Found(cluster, "applying");
        await using var floor = await Floor.Open(cluster);
        await using var movement = new Movement(town);
        await WarmUp(town, floor, movement, effort);
        foreach (var connections in effort.Widths)
        {
            var (ours, bare) = (new Meter(town.Host, cluster), new Meter(floor.Host, cluster));
            var race = await Race.Run(
                effort.Rounds,
                () => ours.PerSecond(connections, effort.Round, Town.Applies, () => movement.WhenDrained()),
                () => bare.PerSecond(connections, effort.Round, Town.FillsIn));
            await Console.Error.WriteLineAsync($"  processor time with all reactions {ours}; floor {bare}");
            yield return Row.AtLeast(
                0.5, $"post-{connections}", $"`POST` application, {Appending.Of(connections, "connection")}", race);
        }
    }

    /// <summary>The same, but the clock stops only when every application has had its reaction.</summary>
    public static async IAsyncEnumerable<Row> Sustain(Cluster cluster, Effort effort)
    {
        await using var town = await Town.Found(cluster, "sustaining");
        await using var floor = await Floor.Open(cluster);
        await using var movement = new Movement(town);
        await WarmUp(town, floor, movement, effort);
        foreach (var connections in effort.Widths)
        {
            var count = effort.Of(500, 1500) * (connections == 1 ? 1 : 3);
            var race = await Race.Run(
                effort.Of(3, 5),
                async () =>
                {
                    var clock = Stopwatch.StartNew();
                    await Load.Send(town.Host.Address, connections, count, Town.Applies);
                    await movement.WhenDrained(mails: false);
                    var perSecond = count / clock.Elapsed.TotalSeconds;
                    await movement.WhenDrained();
                    return perSecond;
                },
                async () =>
                {
                    var clock = Stopwatch.StartNew();
                    await Load.Send(floor.Host.Address, connections, count, Town.FillsIn);
                    return count / clock.Elapsed.TotalSeconds;
                });
            yield return Row.AtLeast(
                0.35, $"sustained-{connections}", $"`POST` until drained, {Appending.Of(connections, "connection")}", race);
        }
    }

    private static async Task WarmUp(Town town, Floor floor, Movement movement, Effort effort)
    {
        await Load.WarmUp(town.Host, 8, effort.WarmUp, Town.Applies);
        await Load.WarmUp(floor.Host, 8, effort.WarmUp, Town.FillsIn);
        await movement.WhenDrained();
    }
}
