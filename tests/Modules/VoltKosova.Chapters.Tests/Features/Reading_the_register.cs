using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Features.ChaptersHost;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class Reading_the_register(Tree tree) : IClassFixture<Tree>
{
    [Fact]
    public async Task is_for_everybody()
    {
        var read = await tree.Host.Public.Get($"{Register}/{tree.Berlin}");

        read.Status.ShouldBe(HttpStatusCode.OK);
        read.Version.ShouldBe(2);
        JsonNode.DeepEquals(
            read.Body,
            new JsonObject
            {
                ["id"] = tree.Berlin,
                ["parent_id"] = tree.Germany,
                ["level"] = "local",
                ["name"] = "Volt Kosova Berlin",
                ["names"] = new JsonObject { ["sq"] = "Volt Kosova Berlin", ["sr"] = "Volt Kosova Berlin", ["en"] = "Volt Kosova Berlin" },
                ["area"] = new JsonObject
                {
                    ["municipalities"] = new JsonArray(),
                    ["countries"] = new JsonArray(),
                    ["localities"] = new JsonArray(
                        new JsonObject { ["country"] = "DE", ["name"] = "Berlin", ["folded"] = "berlin" },
                        new JsonObject { ["country"] = "DE", ["name"] = "Zürich", ["folded"] = "zurich" }),
                },
                ["founded_at"] = "2026-03-02T11:00:00.000000Z",
                ["version"] = 2,
            }).ShouldBeTrue(read.Body.ToJsonString());
    }

    [Fact]
    public async Task does_not_find_what_is_not_there()
    {
        var missing = await tree.Host.Public.Get($"{Register}/{Guid.Empty}", ("Accept-Language", "sq"));

        missing.Status.ShouldBe(HttpStatusCode.NotFound);
        missing.Code.ShouldBe("no-such-chapter");
        missing.Body["detail"]!.GetValue<string>().ShouldBe("Nuk ka degë të tillë.");
    }

    [Fact]
    public async Task lists_all_chapters()
    {
        var list = await tree.Host.Public.Get($"{Register}?sort=name&count=true");

        list.Status.ShouldBe(HttpStatusCode.OK);
        list.Body["total"]!["count"]!.GetValue<int>().ShouldBe(5);
        list.Body["items"]!.AsArray().Select(chapter => chapter!["name"]!.GetValue<string>()).ShouldBe(
            ["Volt Kosova", "Volt në Kosovë", "Volt Kosova në Gjermani", "Volt Prishtina", "Volt Kosova Berlin"], ignoreOrder: true);
    }

    [Fact]
    public async Task lists_the_chapters_below_one()
    {
        var list = await tree.Host.Public.Get($"{Register}?filter[parent_id][eq]={tree.Movement}&sort=-founded_at");

        list.Status.ShouldBe(HttpStatusCode.OK);
        list.Body["items"]!.AsArray().Select(chapter => chapter!["id"]!.GetValue<Guid>()).ShouldBe(
            [tree.Kosovo, tree.Germany], ignoreOrder: true);
    }
}
