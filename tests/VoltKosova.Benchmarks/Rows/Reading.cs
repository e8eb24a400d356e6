using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>
/// Somebody who is signed in reads one chapter, a view without personal data, against a bare endpoint that selects the same JSON by id.
/// </summary>
internal static class Reading
{
    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        await using var town = await Town.Found(cluster, "reading");
        await using var floor = await Floor.Open(cluster);
        using (var connection = await Connection.Open(town.Host.Address))
        {
            var chapter = await connection.Ask(town.ReadsTheChapter.Next(), 200);
            await floor.Insert(town.Chapter, System.Text.Encoding.UTF8.GetString(chapter.Span));
        }

        var bare = Template.Get($"/rows/{town.Chapter}");
        await Load.WarmUp(town.Host, 8, effort.WarmUp, town.ReadsTheChapter);
        await Load.WarmUp(floor.Host, 8, effort.WarmUp, bare);
        foreach (var connections in effort.Widths)
        {
            var (ours, theirs) = (new Meter(town.Host, cluster), new Meter(floor.Host, cluster));
            var race = await Race.Run(
                effort.Rounds,
                () => ours.PerSecond(connections, effort.Round, town.ReadsTheChapter),
                () => theirs.PerSecond(connections, effort.Round, bare));
            await Console.Error.WriteLineAsync($"  processor time {ours}; floor {theirs}");
            yield return Row.AtLeast(0.7, $"get-{connections}", $"signed-in `GET` by id, {Appending.Of(connections, "connection")}", race);
        }
    }
}
