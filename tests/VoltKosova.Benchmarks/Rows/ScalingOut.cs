using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>
/// One, two and three hosts behind nginx over one PostgreSQL: how many requests a second and how long each takes, and what happens when one
/// of three is killed under load. No bar stands against it, so it prints a table and runs only when asked for: <c>--only scale-out</c>.
/// All of it shares the processors of one machine: more hosts cannot be faster here, it shows what they cost.
/// </summary>
internal static class ScalingOut
{
    private const int Connections = 32;

    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        await using var town = await Town.Found(cluster, "scaling");
        await using var movement = new Movement(town);
        List<Served> hosts = [town.Host];
        try
        {
            await Console.Error.WriteLineAsync(
                "| hosts | `POST` application | p50 | p99 | drained after | signed-in `GET` | p50 | p99 |\n"
                + "|---|---|---|---|---|---|---|---|");
            await Warm(town, town.Host, movement, effort);
            await Console.Error.WriteLineAsync($"| 1, without nginx {await Figures(town.Host.Address, town, movement, effort)}");
            for (var count = 1; count <= 3; count++)
            {
                if (count > hosts.Count)
                {
                    hosts.Add(await Served.Host(town.Database));
                    await Warm(town, hosts[^1], movement, effort);
                }

                await using var balancer = await Balancer.Before(hosts);
                await Console.Error.WriteLineAsync($"| {count} {await Figures(balancer.Address, town, movement, effort)}");
            }

            await using var all = await Balancer.Before(hosts);
            await Console.Error.WriteLineAsync(await OneDies(all.Address, town, hosts, movement));
        }
        finally
        {
            foreach (var host in hosts.Skip(1))
                await host.DisposeAsync();
        }

        yield break;
    }

    private static async Task Warm(Town town, Served host, Movement movement, Effort effort)
    {
        await Load.Send(host.Address, 8, effort.WarmUp / 2, Town.Applies);
        await Load.Send(host.Address, 8, effort.WarmUp / 2, town.ReadsTheChapter);
        await movement.WhenDrained();
    }

    private static async Task<string> Figures(Uri address, Town town, Movement movement, Effort effort)
    {
        var time = effort.Round * 5;
        var posts = await Ask(address, Town.Applies, time);
        var clock = Stopwatch.StartNew();
        await movement.WhenDrained();
        var drained = clock.Elapsed;
        var gets = await Ask(address, town.ReadsTheChapter, time);
        return $"| {Rate(posts, time)} | {drained.TotalSeconds:0.0} s | {Rate(gets, time)} |";
    }

    private static string Rate(Asked asked, TimeSpan time) =>
        $"{asked.Times.Count / time.TotalSeconds:0} /s | {Race.Quantile(asked.Times, 0.5):0.0} ms"
        + $" | {Race.Quantile(asked.Times, 0.99):0.0} ms";

    /// <summary>What clients and subscribers notice of a SIGKILL among three, while applications go on coming.</summary>
    private static async Task<string> OneDies(Uri address, Town town, List<Served> hosts, Movement movement)
    {
        var asking = Ask(address, Town.Applies, TimeSpan.FromSeconds(25));
        await Task.Delay(TimeSpan.FromSeconds(5));

        // The first host is the one that has taken every subscriber at its start: the worst that can die.
        var owners = await Owners(town);
        using (var victim = Process.GetProcessById(hosts[0].Id))
            victim.Kill();
        var clock = Stopwatch.StartNew();
        var dead = owners.Values.CountBy(owner => owner).MaxBy(owned => owned.Value).Key;
        while (await Owners(town) is var now && (now.Count < owners.Count || now.ContainsValue(dead)))
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        var taken = clock.Elapsed;
        var asked = await asking;
        await movement.WhenDrained();
        return $"""

            One of three killed under load: {asked.Times.Count} answered in 25 s, p99 {Race.Quantile(asked.Times, 0.99):0.0} ms, longest
            {asked.Times.Max():0} ms; {asked.Broken.Count} cut off or answered with an error ({string.Join(", ", asked.Broken.Distinct())}).
            {owners.Values.Count(owner => owner == dead)} of {owners.Count} subscribers were the dead host's; the last was taken over after
            {taken.TotalSeconds:0.0} s. Everything drained.
            """;
    }

    private static async Task<Dictionary<string, Guid>> Owners(Town town)
    {
        await using var connection = new NpgsqlConnection(town.Database + ";Pooling=false");
        await connection.OpenAsync();
        var owners = new Dictionary<string, Guid>();
        foreach (var module in (string[])["membership", "volunteering", "campaigns", "partnerships", "chapters"])
        {
            await using var command = new NpgsqlCommand(
                $"SELECT name, owner FROM {module}.vk_subscriber_lease WHERE expires_at > clock_timestamp()", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                owners[reader.GetString(0)] = reader.GetGuid(1);
        }

        return owners;
    }

    private static async Task<Asked> Ask(Uri address, Template template, TimeSpan time)
    {
        var (times, broken, clock) = (new ConcurrentBag<double>(), new ConcurrentBag<string>(), Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            Connection? connection = null;
            while (clock.Elapsed < time)
            {
                var begun = Stopwatch.GetTimestamp();
                try
                {
                    connection ??= await Connection.Open(address);
                    await connection.Ask(template.Next(), template.Status);
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                }
                catch (Exception cut) when (cut is SocketException or InvalidOperationException)
                {
                    broken.Add(cut is SocketException ? "cut off" : cut.Message.Split(':')[0]);
                    connection?.Dispose();
                    connection = null;
                }
            }

            connection?.Dispose();
        })));
        return new Asked(times, broken);
    }

    private sealed record Asked(IReadOnlyCollection<double> Times, IReadOnlyCollection<string> Broken);
}
