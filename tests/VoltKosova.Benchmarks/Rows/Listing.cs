using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>The lists of members over HTTP in three databases, small, middle and large: what a page costs where there are many.</summary>
internal static class Listing
{
    private const string Path = "/api/v1/membership/members";

    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        int[] sizes = [1_000, effort.Of(20_000, 100_000), effort.Of(100_000, 1_000_000)];
        var towns = new List<Town>();
        try
        {
            foreach (var size in sizes)
            {
                towns.Add(await Town.Found(cluster, $"listing_{size}"));
                await Members.Fill(towns[^1], size);
            }

            (string Name, string What, Func<Town, Task<string>> Query)[] pages =
            [
                ("list-first", "first page of all members", _ => Task.FromResult("")),
                ("list-deep", "a page from the middle of all members", FromTheMiddle),
                ("list-chapter", "first page of one chapter", town => Task.FromResult($"?filter[chapter_id][eq]={town.Chapter}")),
                ("list-count", "first page with the count, exact to 10,000", _ => Task.FromResult("?count=true")),
                ("search-rare", "search for a name that 1 in 10,000 has", _ => Search(Members.RareName)),
                ("search-common", "search for a name that 1 in 100 has", _ => Search(Members.CommonName)),
            ];
            foreach (var (name, what, query) in pages)
            {
                var requests = await Task.WhenAll(towns.Select(async town => Template.Get(Path + await query(town), town.Token)));
                var times = await Milliseconds(towns, requests, effort);
                await Console.Error.WriteLineAsync(
                    $"  {name}: {string.Join(", ", sizes.Zip(times, (size, time) => $"{size:N0} members {time:0.00} ms"))}");
                yield return Row.AtMost(2, name, $"{what}: {sizes[2]:N0} members by {sizes[0]:N0}", times[2], times[0], "ms");
            }

            var counts = new List<double>();
            foreach (var (town, size) in towns.Zip(sizes))
                counts.Add(await Count(town) / size * 1_000);
            await Console.Error.WriteLineAsync(
                $"  count: {string.Join(", ", sizes.Zip(counts, (size, time) => $"{size:N0} members {time:0.00} ms per thousand"))}");
            yield return Row.AtMost(
                2, "count-members", $"the nightly count, a thousand members: {sizes[2]:N0} by {sizes[1]:N0}", counts[2], counts[1], "ms");
            var statistics = await Milliseconds(
                towns, [.. towns.Select(town => Template.Get("/api/v1/membership/statistics?by=age", town.Token))], effort);
            yield return Row.AtMost(
                2, "statistics", $"members by age over a year: {sizes[2]:N0} members by {sizes[0]:N0}", statistics[2], statistics[0], "ms");
        }
        finally
        {
            foreach (var town in towns)
                await town.DisposeAsync();
        }
    }

    /// <summary>Milliseconds that the job of the night takes, by its own begin and end.</summary>
    private static async Task<double> Count(Town town)
    {
        using var client = town.Client();
        var begun = await Town.Answer(client.PostAsJsonAsync("/api/v1/jobs/membership.count-members/runs", new { reason = "Bench" }));
        var ended = await Town.Until(client, $"/api/v1/operations/{begun!["id"]}", run => run["finished_at"] is not null);
        return (string)ended["status"]! == "succeeded"
            ? ((DateTimeOffset)ended["finished_at"]! - (DateTimeOffset)ended["started_at"]!).TotalMilliseconds
            : throw new InvalidOperationException($"The count {ended["status"]}.");
    }

    private static Task<string> Search(string name) => Task.FromResult($"?filter[family_name][contains]={name}");

    /// <summary>Some pages in: what the cursor of the tenth page asks for.</summary>
    private static async Task<string> FromTheMiddle(Town town)
    {
        using var connection = await Connection.Open(town.Host.Address);
        var next = $"{Path}?limit=90";
        for (var page = 0; page < 10; page++)
            next = (string)JsonNode.Parse((await connection.Ask(Template.Get(next, town.Token).Next(), 200)).Span)!["next"]!;
        return next[Path.Length..].Replace("limit=90", "limit=50", StringComparison.Ordinal);
    }

    private static async Task<double[]> Milliseconds(List<Town> towns, Template[] requests, Effort effort)
    {
        var connections = await Task.WhenAll(towns.Select(town => Connection.Open(town.Host.Address)));
        var times = towns.Select(_ => new List<double>()).ToArray();
        for (var round = -effort.Of(20, 100); round < effort.Of(30, 150); round++)
        {
            for (var at = 0; at < towns.Count; at++)
            {
                var begun = Stopwatch.GetTimestamp();
                await connections[at].Ask(requests[at].Next(), 200);
                if (round >= 0)
                    times[at].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }

        foreach (var connection in connections)
            connection.Dispose();
        return [.. times.Select(Race.Median)];
    }
}
