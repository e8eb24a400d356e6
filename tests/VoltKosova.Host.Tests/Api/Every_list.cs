using System.Net;
using Shouldly;
using Xunit;

namespace VoltKosova.Host.Tests.Api;

public sealed class Every_list(ApiHost host)
{
    [Fact]
    public async Task that_offers_its_changes_tells_them()
    {
        var lists = Description.Operations(await Description.Read(host.Public)).Where(list => list.HasParameter("updated_since")).ToList();
        lists.Count.ShouldBeGreaterThan(20);

        foreach (var list in lists)
        {
            var client = list.IsForEverybody ? host.Public : host.Administrator;
            var since = Uri.EscapeDataString(host.Clock.GetUtcNow().AddDays(-2).ToString("O"));

            using var answer = await client.GetAsync($"{list.PathOfNothing()}?updated_since={since}");

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{list}: {await answer.Content.ReadAsStringAsync()}");
            (await answer.Content.ReadAsStringAsync()).ShouldContain("\"updated_until\"");
        }
    }
}
