using System.Collections.Concurrent;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>
/// An admission commits in Membership; Volunteering reacts and commits a volunteer. The time between the two commits, against the time
/// that a client waits for the commit of one bare row at the same pace.
/// </summary>
internal static class Reacting
{
    private static readonly string _row = new('x', 600);

    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        await using var town = await Town.Found(cluster, "reacting");
        await using var floor = await Floor.Open(cluster);
        await using var movement = new Movement(town);
        var waiting = new ConcurrentQueue<Guid>();
        await Load.UntilCompiled(town.Host, async () =>
        {
            await UnderReview(movement, waiting, 400);
            await Admit(town, waiting, 200, 400);
        });
        foreach (var (perSecond, count) in ((int, int)[])[(5, effort.Of(30, 75)), (200, effort.Of(400, 1200))])
        {
            var rounds = effort.Of(1, 2);
            await UnderReview(movement, waiting, (count * rounds) + 50);
            await Admit(town, waiting, 50, 50);
            await movement.WhenDrained();
            var (reactions, commits) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                commits.AddRange(await Load.AtRate(perSecond, count, _ => floor.Insert(Guid.CreateVersion7(), $"\"{_row}\"")));
                var end = await movement.End();
                await Admit(town, waiting, perSecond, count);
                reactions.AddRange(await movement.FromAdmissionToVolunteer(end, count));
            }

            foreach (var (name, part) in ((string, double)[])[("p50", 0.5), ("p99", 0.99)])
                yield return Row.AtMost(
                    3, $"reaction-{name}-{perSecond}", $"commit to reaction's commit, {name}, at {perSecond}/s",
                    Race.Quantile(reactions, part), Race.Quantile(commits, part), "ms");
        }
    }

    private static async Task UnderReview(Movement movement, ConcurrentQueue<Guid> waiting, int count)
    {
        foreach (var application in await movement.UnderReview(count))
            waiting.Enqueue(application);
    }

    private static async Task Admit(Town town, ConcurrentQueue<Guid> waiting, int perSecond, int count)
    {
        var idle = new ConcurrentBag<Connection>();
        await Load.AtRate(perSecond, count, async _ =>
        {
            if (!idle.TryTake(out var connection))
                connection = await Connection.Open(town.Host.Address);
            if (!waiting.TryDequeue(out var application))
                throw new InvalidOperationException("There are not enough applications.");
            var path = $"/api/v1/membership/applications/{application}/admission";
            await connection.Ask(Template.Post(path, "", 200, town.Token, "If-Match: \"3\"\r\n").Next(), 200);
            idle.Add(connection);
        });
        while (idle.TryTake(out var connection))
            connection.Dispose();
    }
}
