using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Operations;

public sealed class Running_a_job_over_the_API(StaffHost host) : IClassFixture<StaffHost>
{
    private const string Counting = "/api/v1/jobs/campaigns.count-signatures/runs";

    [Fact]
    public async Task answers_an_operation_that_is_watched_to_its_end()
    {
        var administrator = await Administrator();

        var accepted = await administrator.Post(Counting, new { parameters = new { sheets = 50, which = "all" }, reason = "Month's end" });
        var operation = accepted.Location!;
        var running = await Until(
            administrator, operation, "running",
            shown => shown["log"]!.AsArray().Count > 0 && shown["progress"]?["done"]?.GetValue<long>() > 0);
        using var raw = await administrator.GetAsync(new Uri(operation, UriKind.Relative));
        host.Gate.Open(50);
        var over = await Until(administrator, operation, "succeeded");

        accepted.Status.ShouldBe(HttpStatusCode.Accepted);
        operation.ShouldBe($"/api/v1/operations/{accepted.Id("id")}");
        accepted.Body["parameters"]!.ToJsonString().ShouldBe("""{"which":"all","sheets":50}""");
        accepted.Body["reason"]!.GetValue<string>().ShouldBe("Month's end");
        accepted.Body["requested_by"].ShouldNotBeNull();
        running["title"]!.GetValue<string>().ShouldBe("Count signatures");
        running["progress"]!["done"]!.GetValue<long>().ShouldBe(25);
        running["progress"]!["total"]!.GetValue<long>().ShouldBe(50);
        running["progress"]!["step"]!.GetValue<string>().ShouldBe("Reading the sheets");
        raw.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        over["log"]!.AsArray().Select(line => line!["text"]!.GetValue<string>())
            .ShouldBe(["25 sheets were read.", "50 sheets were read."]);
        over["finished_at"].ShouldNotBeNull();
        over["error"].ShouldBeNull();
        using var last = await administrator.GetAsync(new Uri(operation, UriKind.Relative));
        last.Headers.RetryAfter.ShouldBeNull();
        var number = over["log"]![0]!["number"]!.GetValue<long>();
        var news = await administrator.Get($"{operation}?log_after={number}");
        news.Body["log"].ShouldNotBeNull(news.Body.ToJsonString()).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task tells_why_a_run_failed()
    {
        var administrator = await Administrator();
        host.Gate.Open(13);

        var accepted = await administrator.Post(Counting, new { parameters = new { sheets = 13 } });
        var failed = await Until(administrator, accepted.Location!, "failed");

        failed["error"]!["code"]!.GetValue<string>().ShouldBe("sheet-unreadable");
        failed["error"]!["detail"]!.GetValue<string>().ShouldBe("Sheet 13 could not be read.");
    }

    [Theory]
    [InlineData("""{"parameters":{"sheets":501}}""", "#/parameters/sheets", "parameter-not-acceptable")]
    [InlineData("""{"parameters":{"sheets":"ten"}}""", "#/parameters/sheets", "parameter-not-acceptable")]
    [InlineData("""{"parameters":{"which":"none"}}""", "#/parameters/which", "parameter-not-acceptable")]
    [InlineData("""{"parameters":{"a/b":1}}""", "#/parameters/a~1b", "parameter-unknown")]
    [InlineData("""{"parameters":{"which":"\u0000"}}""", "#/parameters/which", "parameter-not-acceptable")]
    public async Task refuses_wrong_parameters_where_they_are(string body, string pointer, string code)
    {
        var administrator = await Administrator();

        var refused = await administrator.Post(Counting, body, ("Accept-Language", "en"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("job-parameters-are-wrong");
        refused.Errors.ShouldBe([(pointer, code)]);
    }

    [Fact]
    public async Task says_what_is_wrong_in_the_language_of_the_caller()
    {
        var administrator = await Administrator();

        var refused = await administrator.Post(
            Counting, new { parameters = new { sheets = 501 } }, ("Accept-Language", "sr"));

        refused.Body["errors"]![0]!["detail"]!.GetValue<string>().ShouldBe("Mora biti od 1 do 500.");
    }

    [Fact]
    public async Task makes_one_run_of_a_wish_that_is_sent_twice()
    {
        var administrator = await Administrator();
        host.Gate.Open(60);
        var key = ("Idempotency-Key", "count-sixty");

        var wishes = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => administrator.Post(Counting, new { parameters = new { sheets = 60 } }, key)));
        var other = await administrator.Post(Counting, new { parameters = new { sheets = 61 } }, key);
        var malformed = await administrator.Post(Counting, new { }, ("Idempotency-Key", "\"never closed"));

        wishes.ShouldAllBe(wish => wish.Status == HttpStatusCode.Accepted);
        wishes.Select(wish => wish.Location).Distinct().Count().ShouldBe(1);
        (other.Status, other.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"));
        (malformed.Status, malformed.Code).ShouldBe((HttpStatusCode.BadRequest, "malformed-idempotency-key"));
    }

    [Fact]
    public async Task can_be_called_off_twice()
    {
        var administrator = await Administrator();
        var accepted = await administrator.Post(Counting, new { parameters = new { sheets = 70 } });
        await Until(administrator, accepted.Location!, "running");

        var first = await administrator.Post(accepted.Location + "/cancellation");
        var over = await Until(administrator, accepted.Location!, "cancelled");
        var second = await administrator.Post(accepted.Location + "/cancellation");

        (first.Status, first.Location).ShouldBe((HttpStatusCode.Accepted, accepted.Location));
        over["cancel_requested"]!.GetValue<bool>().ShouldBeTrue();
        second.Status.ShouldBe(HttpStatusCode.Accepted);
        host.Gate.Open(80);
        var done = await administrator.Post(Counting, new { parameters = new { sheets = 80 } });
        await Until(administrator, done.Location!, "succeeded");
        (await administrator.Post(done.Location + "/cancellation")).Code.ShouldBe("run-has-ended");
    }

    [Fact]
    public async Task is_found_in_the_list_and_its_CSV_twin()
    {
        var administrator = await Administrator();
        foreach (var sheets in (long[])[90, 91, 92])
        {
            host.Gate.Open(sheets);
            var accepted = await administrator.Post(Counting, new { parameters = new { sheets } });
            await Until(administrator, accepted.Location!, "succeeded");
        }

        const string list = "/api/v1/operations?filter[job_id][eq]=campaigns.count-signatures&filter[total][gte]=90&filter[total][lte]=92";
        var first = await administrator.Get(list + "&limit=2");
        var rest = await administrator.Get(first.Body["next"]!.GetValue<string>());
        var oldest = await administrator.Get(list + "&sort=created_at&limit=1");

        Totals(first).ShouldBe([92, 91]);
        Totals(rest).ShouldBe([90]);
        Totals(oldest).ShouldBe([90]);
        var csv = await administrator.GetStringAsync(new Uri(list + "&format=csv", UriKind.Relative));
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
        csv.ShouldStartWith("id,job_id,status,");
    }

    [Fact]
    public async Task is_for_those_whom_the_job_names()
    {
        await host.MakeAccount("auditor@example.org", Role.Auditor);
        await host.MakeAccount("treasurer@example.org", Role.Treasurer);
        await host.MakeAccount("member@example.org");
        var auditor = await host.SignedIn("auditor@example.org", StaffHost.Password);
        var treasurer = await host.SignedIn("treasurer@example.org", StaffHost.Password);
        var member = await host.SignedIn("member@example.org", StaffHost.Password);
        var administrator = await Administrator();
        var run = (await administrator.Post(Counting, new { parameters = new { sheets = 99 } })).Location!;

        var seen = (await auditor.Get("/api/v1/jobs")).Body["items"]!.AsArray()
            .Single(job => job!["id"]!.GetValue<string>() == "campaigns.count-signatures")!;
        seen["may_run"]!.GetValue<bool>().ShouldBeFalse();
        seen["next_run_at"].ShouldNotBeNull();
        seen["parameters"]!.AsArray().Select(field => field!["name"]!.GetValue<string>()).ShouldBe(["sheets", "which"]);
        seen["parameters"]![1]!["choices"]!.AsArray().Count.ShouldBe(2);
        (await auditor.Get(run)).Status.ShouldBe(HttpStatusCode.OK);
        var pressed = await auditor.Post(Counting, new { });
        (pressed.Status, pressed.Code).ShouldBe((HttpStatusCode.Forbidden, "job-not-allowed"));
        (await auditor.Post(run + "/cancellation")).Code.ShouldBe("job-not-allowed");

        (await treasurer.Get("/api/v1/jobs")).Body["items"]!.AsArray()
            .ShouldAllBe(job => job!["id"]!.GetValue<string>() != "campaigns.count-signatures");
        (await treasurer.Get("/api/v1/operations")).Body["items"]!.AsArray()
            .ShouldAllBe(row => row!["job_id"]!.GetValue<string>() != "campaigns.count-signatures");
        (await treasurer.Get(run)).Code.ShouldBe("no-such-run");
        (await treasurer.Post(run + "/cancellation")).Code.ShouldBe("no-such-run");
        (await treasurer.Post(Counting, new { })).Code.ShouldBe("no-such-job");

        (await member.Get("/api/v1/jobs")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await member.Get(run)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.Public.Get(run)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await administrator.Post(run + "/cancellation");
    }

    private static IEnumerable<long> Totals(Reply page) => page.Body["items"]!.AsArray().Select(row => row!["total"]!.GetValue<long>());

    internal static async Task<JsonObject> Until(
        HttpClient client, string operation, string status, Func<JsonObject, bool>? and = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(45));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var shown = (await client.Get(operation, ("Accept-Language", "en"))).Body;
            if (shown["status"]!.GetValue<string>() == status && and?.Invoke(shown) != false)
                return shown;
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private Task<HttpClient> Administrator() => host.SignedIn(StaffHost.Email, StaffHost.Password);
}
