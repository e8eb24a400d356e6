using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class Reading_a_chapter_as_it_was(ChaptersHost host) : IClassFixture<ChaptersHost>
{
    [Fact]
    public async Task shows_the_name_and_the_area_of_that_moment()
    {
        var before = Text(host.Clock.GetUtcNow().AddSeconds(-1));
        var root = await Root();
        var chapter = await host.Found(root, "local", "Volt Gjilan");
        var founded = Text(host.Clock.GetUtcNow());
        var day = founded[..10];
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.Hold(chapter, ChaptersHost.Area(municipalities: ["gjilan"]));
        var path = $"{ChaptersHost.Register}/{chapter}";

        var then = await host.Public.Get($"{path}?as_of={founded}");
        var endOfDay = await host.Public.Get($"{path}?as_of={day}");
        var today = await host.Public.Get($"{path}?as_of={Text(host.Clock.GetUtcNow())[..10]}");
        var live = await host.Public.Get(path);

        foreach (var reply in (Reply[])[then, endOfDay])
        {
            reply.Status.ShouldBe(HttpStatusCode.OK);
            reply.Body["area"]!["municipalities"]!.AsArray().ShouldBeEmpty();
            reply.Body["version"]!.GetValue<long>().ShouldBe(1);
            reply.Version.ShouldBeNull("the ETag belongs to the live chapter");
        }

        today.Body.ToJsonString().ShouldBe(live.Body.ToJsonString());
        live.Version.ShouldBe(2);
        (await host.Public.Get($"{path}?as_of={before}")).Code.ShouldBe("no-such-chapter");
        (await host.Public.Get($"{ChaptersHost.Register}/{Guid.NewGuid()}?as_of={founded}")).Code.ShouldBe("no-such-chapter");
    }

    [Theory]
    [InlineData("yesterday", "malformed-request")]
    [InlineData("2026-02-30", "malformed-request")]
    [InlineData("2026-03-02T11:00:00", "malformed-request")]
    [InlineData("", "malformed-request")]
    [InlineData("2999-01-01", "as-of-in-the-future")]
    [InlineData("2999-01-01T00:00:00Z", "as-of-in-the-future")]
    public async Task needs_a_moment_that_has_passed(string asOf, string code)
    {
        var refused = await host.Public.Get($"{ChaptersHost.Register}/{Guid.NewGuid()}?as_of={asOf}");

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

    private async Task<Guid> Root() => (await host.Public.Get(ChaptersHost.Register)).Body["items"]!.AsArray() is [var first, ..]
        ? first!["id"]!.GetValue<Guid>()
        : await host.Found(null, "movement", "Volt Kosova");
}
