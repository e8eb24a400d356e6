using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Operations;

public sealed class Handling_dead_letters_over_the_API(StaffHost host) : IClassFixture<StaffHost>
{
    private const string Rebuild = "/api/v1/jobs/host.rebuild-view/runs";

    [Fact]
    public async Task shows_what_waits_and_has_it_tried_again()
    {
        var letter = await Unreadable.Store(host, "arber@example.org");
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);

        var shown = await Letter(administrator, letter.PublicId);
        shown["subscriber"]!.GetValue<string>().ShouldBe("membership.ask-to-confirm");
        shown["event_name"]!.GetValue<string>().ShouldBe("membership.application-submitted.v1");
        shown["cause"]!.GetValue<string>().ShouldBe("AuthenticationTagMismatchException");
        shown["attempts"]!.GetValue<int>().ShouldBe(5);
        shown.ToJsonString().ShouldNotContain("arber");

        (await administrator.Post($"/api/v1/dead-letters/{letter.PublicId}/retry")).Status.ShouldBe(HttpStatusCode.Accepted);
        await Until(async () => (await Letter(administrator, letter.PublicId))["attempts"]!.GetValue<int>() == 6);
        var gone = await administrator.Post($"/api/v1/dead-letters/membership.ask-to-confirm~{Guid.NewGuid()}/retry");
        (gone.Status, gone.Code).ShouldBe((HttpStatusCode.NotFound, "no-such-dead-letter"));
        (await administrator.Post("/api/v1/dead-letters/nothing/retry")).Code.ShouldBe("no-such-dead-letter");
    }

    [Fact]
    public async Task shows_every_subscriber_with_its_host_and_how_far_it_is_behind()
    {
        await host.WhenQuiet();
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);

        var items = (await administrator.Get("/api/v1/subscribers")).Body["items"]!.AsArray();

        var asking = items.Single(item => item!["name"]!.GetValue<string>() == "membership.ask-to-confirm")!;
        asking["state"]!.GetValue<string>().ShouldBe("active");
        asking["behind"]!.GetValue<long>().ShouldBe(0);
        asking["owner"].ShouldNotBeNull();
        items.Select(item => item!["name"]!.GetValue<string>()).ShouldContain("webhooks.deliver.membership");
    }

    [Fact]
    public async Task is_for_those_with_the_right_in_the_whole_movement()
    {
        var letter = await Unreadable.Store(host, "besa@example.org");
        await host.MakeAccount("operator@example.org", Role.ReadOnlyOperator);
        await host.MakeAccount("treasurer@example.org", Role.Treasurer);
        var watcher = await host.SignedIn("operator@example.org", StaffHost.Password);
        var treasurer = await host.SignedIn("treasurer@example.org", StaffHost.Password);

        (await watcher.Get("/api/v1/dead-letters")).Status.ShouldBe(HttpStatusCode.OK);
        (await watcher.Post($"/api/v1/dead-letters/{letter.PublicId}/retry")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await treasurer.Get("/api/v1/dead-letters")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await treasurer.Get("/api/v1/subscribers")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.Public.Get("/api/v1/subscribers")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task rebuilds_a_view_as_a_job()
    {
        await host.Apply("cene@example.org");
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);

        var run = await administrator.Post(Rebuild, new { parameters = new { view = "membership.chapter-headcount" } });
        await Until(async () => await Status(administrator, run.Location!) == "succeeded");
        var wrong = await administrator.Post(Rebuild, new { parameters = new { view = "membership.nothing" } });
        await Until(async () => await Status(administrator, wrong.Location!) == "failed");

        var failed = (await administrator.Get(wrong.Location!)).Body["error"]!;
        failed["code"]!.GetValue<string>().ShouldBe("no-such-view");
        failed["detail"]!.GetValue<string>().ShouldContain("membership.application");
    }

    private static async Task<string> Status(HttpClient client, string operation) =>
        (await client.Get(operation)).Body["status"]!.GetValue<string>();

    private static async Task<JsonNode> Letter(HttpClient client, string id) => (await client.Get("/api/v1/dead-letters")).Body["items"]!
        .AsArray().Single(item => item!["id"]!.GetValue<string>() == id)!;

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(45));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
