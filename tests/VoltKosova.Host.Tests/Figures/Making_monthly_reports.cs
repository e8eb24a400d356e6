using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Host.Tests.Browser;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Figures;

public sealed class Making_monthly_reports(PagesHost host)
{
    private const string Reports = "/api/v1/figures/reports";

    [Fact]
    public async Task keeps_one_per_language_and_subject_to_be_downloaded_where_the_right_holds()
    {
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);
        await host.MakeAccount("reading-board@example.org", [new Grant(Role.ChapterBoard, host.Movement.Gjakova)]);
        await host.MakeAccount("counting@example.org", [new Grant(Role.Treasurer, null)]);
        await Make(administrator, "2026-01-15");
        await Make(administrator, "2026-01-31");

        var all = await January(administrator);
        var board = await host.SignedIn("reading-board@example.org", StaffHost.Password);
        var own = await January(board);

        // Of the movement, of its root and of both chapters under it, in three languages; made twice they are still the same.
        all.Count.ShouldBe(12);
        all.Count(report => report["chapter_id"] is null).ShouldBe(3);
        own.Select(report => Guid.Parse(report["chapter_id"]!.GetValue<string>())).Distinct().ShouldBe([host.Movement.Gjakova]);
        own.Select(report => report["language"]!.GetValue<string>()).Order().ShouldBe(["en", "sq", "sr"]);

        var (pdf, name) = await File(board, own.Single(report => report["language"]!.GetValue<string>() == "sr"));
        PdfReading.Text(pdf).ShouldStartWith("Mesečni izveštaj: Volt Gjakovë, januar 2026");
        name.ShouldMatch(@"^2026-01-[0-9a-f]{8}-sr\.pdf$");
        var foreign = all.First(report => report["chapter_id"] is null)["id"]!.GetValue<string>();
        (await board.Get($"{Reports}/{foreign}")).ShouldSatisfyAllConditions(
            reply => reply.Status.ShouldBe(HttpStatusCode.NotFound), reply => reply.Code.ShouldBe("no-such-report"));
        var treasurer = await host.SignedIn("counting@example.org", StaffHost.Password);
        (await treasurer.Get(Reports)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await treasurer.Get($"{Reports}/{foreign}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task of_a_month_to_come_fails_and_says_so()
    {
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);

        (await Run(administrator, "2199-01-01")).Body["error"]!["code"]!.GetValue<string>().ShouldBe("month-not-begun");
    }

    private static async Task Make(HttpClient client, string month) =>
        (await Run(client, month)).Body["status"]!.GetValue<string>().ShouldBe("succeeded");

    private static async Task<Reply> Run(HttpClient client, string month)
    {
        var started = await client.Post(
            "/api/v1/jobs/figures.make-monthly-reports/runs", new { parameters = new { month }, reason = "A test of reports" });
        started.Status.ShouldBe(HttpStatusCode.Accepted);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        // A failure is told before it is tried again.
        while (await client.Get(started.Location!) is var shown && shown.Body["error"] is null
            && shown.Body["status"]!.GetValue<string>() is "queued" or "running")
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        return await client.Get(started.Location!);
    }

    private static async Task<IReadOnlyList<JsonNode>> January(HttpClient client) =>
    [
        .. (await client.Get($"{Reports}?filter[month][eq]=2026-01&limit=200")).Body["items"]!.AsArray().Select(item => item!),
    ];

    private static async Task<(byte[] Pdf, string Name)> File(HttpClient client, JsonNode report)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Reports}/{report["id"]!.GetValue<string>()}");
        request.Headers.Add("Accept", "application/pdf");
        using var response = await client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        bytes.Length.ShouldBe((int)report["bytes"]!.GetValue<long>());
        return (bytes, response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }
}
