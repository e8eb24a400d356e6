using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>Five applications of one chapter, one an hour, and one of another.</summary>
public sealed class Reading_the_applications_of_a_chapter(MembershipHost host) : IClassFixture<MembershipHost>, IAsyncLifetime
{
    private HttpClient _officer = null!;

    [Fact]
    public async Task shows_the_newest_first_and_nobody_elses()
    {
        Emails(await Page("")).ShouldBe(Applicants(5, 4, 3, 2, 1));
    }

    [Fact]
    public async Task goes_page_by_page_over_all_of_them()
    {
        var seen = new List<string>();
        for (var path = $"{Applications}?limit=2&sort=submitted_at"; path is not null;)
        {
            var page = (await _officer.Get(path)).Body;
            seen.AddRange(Emails(page));
            path = page["next"]?.GetValue<string>();
        }

        seen.ShouldBe(Applicants(1, 2, 3, 4, 5));
    }

    [Theory]
    [InlineData("filter[state][eq]=refused", 0)]
    [InlineData("filter[state][eq]=under_review", 5)]
    [InlineData("filter[submitted_at][gte]=2026-03-02T14:00:00Z", 2)]
    [InlineData("filter[language]=sr", 2)]
    public async Task keeps_to_the_filter(string filter, int count)
    {
        Emails(await Page(filter)).Count().ShouldBe(count);
    }

    [Fact]
    public async Task refuses_a_cursor_of_another_scope()
    {
        var next = (await Page("limit=2"))["next"]!.GetValue<string>();

        var stolen = await host.OfficerOf(Guid.NewGuid()).Get(next);

        (stolen.Status, stolen.Code).ShouldBe((HttpStatusCode.BadRequest, "cursor-mismatch"));
    }

    [Theory]
    [InlineData("filter[email]=a@example.org")]
    [InlineData("sort=family_name")]
    public async Task refuses_what_the_list_does_not_offer(string query)
    {
        (await _officer.Get($"{Applications}?{query}")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task gives_the_same_rows_as_a_table()
    {
        using var response = await _officer.GetAsync(new Uri($"{Applications}?format=csv&sort=submitted_at", UriKind.Relative));

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        var column = Array.IndexOf(lines[0].TrimStart('\uFEFF').Split(','), "email");
        lines.Skip(1).Select(line => line.Split(',')[column]).ShouldBe(Applicants(1, 2, 3, 4, 5));
    }

    [Fact]
    public async Task needs_a_sign_in_and_the_right()
    {
        (await host.Public.Get(Applications)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.As().Get(Applications)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    public async ValueTask InitializeAsync()
    {
        if (!host.Chapters.Areas.ContainsKey("prizren"))
        {
            host.ChapterIn("prizren");
            host.ChapterIn("gjilan");
            for (var number = 1; number <= 5; number++)
            {
                var application = await host.Apply($"applicant{number}@example.org", "prizren", number % 2 == 0 ? "sr" : "sq");
                (await host.Public.Post(host.LinkOf(application))).Status.ShouldBe(HttpStatusCode.OK);
                host.Clock.Advance(TimeSpan.FromHours(1));
            }

            await host.ApplyAndConfirm("elsewhere@example.org", "gjilan");
            await host.Apply("unconfirmed@example.org", "prizren");
        }

        _officer = host.OfficerOf(host.Chapters.Areas["prizren"]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<JsonObject> Page(string query)
    {
        var page = await _officer.Get($"{Applications}?{query}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        return page.Body;
    }

    private static IEnumerable<string> Emails(JsonObject page) =>
        page["items"]!.AsArray().Select(item => item!["email"]!.GetValue<string>());

    private static IEnumerable<string> Applicants(params int[] numbers) => numbers.Select(number => $"applicant{number}@example.org");
}
