using System.Diagnostics;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>
/// Webhooks to receivers on this machine: events in batches against events one by one, and healthy receivers beside one that hangs against
/// the same without it. From the commit of what is due to the arrival of the last event.
/// </summary>
internal static class Delivering
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        await using var town = await Town.Found(cluster, "delivering", Posts.Settings);
        await using var posts = new Posts(town);
        yield return await Batches(posts, effort);
        yield return await Hanging(posts, effort);
    }

    private static async Task<Row> Batches(Posts posts, Effort effort)
    {
        await using var hooks = await Hooks.Open();
        var (batches, singly) = (await posts.Register(hooks, batch: true), await posts.Register(hooks));

        // More of what is faster, so that the wait for the sender's next look weighs the same in both.
        var race = await Race.Run(
            effort.Rounds,
            () => PerSecond(posts, effort.Of(10_000, 25_000), hooks, batches),
            () => PerSecond(posts, effort.Of(1_000, 2_500), hooks, singly));
        return Row.AtLeast(4, "webhook-batch", "webhooks in batches of up to 50 by one by one", race);
    }

    private static async Task<Row> Hanging(Posts posts, Effort effort)
    {
        await using var hooks = await Hooks.Open();
        await using var hanging = await Hooks.Open();
        Guid[] healthy = [await posts.Register(hooks), await posts.Register(hooks), await posts.Register(hooks)];
        var hangs = await posts.Register(hanging);
        var count = effort.Of(500, 1_500);
        var race = await Race.Run(
            effort.Rounds + 2,
            async () =>
            {
                hanging.Hang();
                await posts.Queue(count, hangs);
                await hanging.Hangs(_patience);
                var perSecond = await PerSecond(posts, count, hooks, healthy);
                hanging.LetGo();
                await posts.WhenDone(hangs);
                return perSecond;
            },
            () => PerSecond(posts, count, hooks, healthy));
        return Row.AtLeast(0.95, "webhook-hanging", "webhooks to three receivers while a fourth hangs, by without it", race);
    }

    private static async Task<double> PerSecond(Posts posts, int count, Hooks hooks, params Guid[] endpoints)
    {
        var arrived = hooks.Await(count * endpoints.Length);
        await posts.Queue(count, endpoints);
        var begun = Stopwatch.GetTimestamp();
        await arrived.WaitAsync(_patience);
        var perSecond = count * endpoints.Length / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await posts.WhenDone(endpoints);
        return perSecond;
    }
}
