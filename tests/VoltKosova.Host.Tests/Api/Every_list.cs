using System.Net;
using Shouldly;
using Xunit;

namespace VoltKosova.Host.Tests.Api;

[Collection(ApiHost.OneByOne)]
public sealed class Every_list(ApiHost host)
{
    // A feed has the order of the log and no other.
    private const string Feed = "/api/v1/webhooks/events";

    [Fact]
    public async Task can_be_filtered_sorted_paged_counted_and_taken_as_CSV()
    {
        var lists = Description.Operations(await Description.Read(host.Public))
            .Where(list => list.HasParameter("cursor") && list.Path != Feed)
            .ToList();
        lists.Count.ShouldBeGreaterThan(30);

        foreach (var list in lists)
        {
            foreach (var parameter in (string[])["sort", "limit", "count", "format"])
                list.HasParameter(parameter).ShouldBeTrue($"{list}: {parameter}");
            list.Parameters.Count(one => one["name"]!.GetValue<string>().StartsWith("filter[", StringComparison.Ordinal))
                .ShouldBeGreaterThan(0, $"{list}");
            list.Json["responses"]!["200"]!["content"]!["text/csv"].ShouldNotBeNull($"{list}");
        }
    }

    [Fact]
    public async Task that_offers_its_changes_tells_them()
    {
        var lists = Description.Operations(await Description.Read(host.Public)).Where(list => list.HasParameter("updated_since")).ToList();
        lists.Count.ShouldBeGreaterThan(20);

        foreach (var list in lists)
        {
            var client = list.IsForEverybody ? host.Public : host.Everybody;
            var since = Uri.EscapeDataString(host.Clock.GetUtcNow().AddDays(-2).ToString("O"));

            using var answer = await client.GetAsync($"{list.PathOfNothing()}?updated_since={since}");

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{list}: {await answer.Content.ReadAsStringAsync()}");
            (await answer.Content.ReadAsStringAsync()).ShouldContain("\"updated_until\"");
        }
    }
}
