using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>
/// What the host holds in memory when it has started on an existing database, and after 100,000 requests of which one in ten is an
/// application and the rest are signed-in reads; and whether the second half of them made it grow.
/// </summary>
internal static class Remembering
{
    private static readonly TimeSpan _settles = TimeSpan.FromSeconds(5);

    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        var requests = effort.Of(20_000, 100_000);
        await using var founded = await Town.Found(cluster, "remembering");
        await founded.Host.DisposeAsync();
        await using var town = founded with { Host = await Served.Host(founded.Database) };
        await using var movement = new Movement(town);
        await Task.Delay(_settles);
        var idle = town.Host.Memory;
        yield return Row.AtMost(1, "memory-idle", "memory, idle", idle, 200, "MiB");
        await Ask(town, movement, requests / 2);
        var half = town.Host.Memory;
        await Ask(town, movement, requests / 2);
        var all = town.Host.Memory;
        yield return Row.AtMost(1, "memory-loaded", $"memory after {requests:N0} requests", all, 350, "MiB");
        yield return Row.AtMost(1.1, "memory-growth", $"memory after {requests:N0} by after {requests / 2:N0} requests", all, half, "MiB");
    }

    private static async Task Ask(Town town, Movement movement, int count)
    {
        await Task.WhenAll(
            Load.Send(town.Host.Address, 12, count * 9 / 10, town.ReadsTheChapter),
            Load.Send(town.Host.Address, 4, count / 10, Town.Applies));
        await movement.WhenDrained();
        await Task.Delay(_settles);
    }
}
