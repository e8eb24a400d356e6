using System.Net;
using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// Somebody complains about a member who leads a chapter. The integrity commission bans the member from offices: Membership tells Chapters,
/// which gives them no further seat, and takes the one that they hold once the appeals body has confirmed it. Nobody else learns why.
/// </summary>
public sealed class A_body_bars_somebody_from_office(VoltHost host) : LifeOfAChapter(host)
{
    private const string Cases = "/api/v1/membership/integrity-cases";
    private const string Judge = "commission@example.org";
    private const string HigherJudge = "appeals@example.org";

    [Fact]
    public async Task and_a_chapter_gives_no_seat_at_once_and_takes_the_one_that_is_held_once_that_is_final()
    {
        var (admin, movement, prishtina) = await AMovementBegins();
        await using var listener = await Partner.Start(Host.Clock);
        await AWebhookListens(admin, listener, movement, "chapters.mandate-ended.v1");
        var (_, member, person) = await AMemberIsAdmitted(admin);
        await AMemberLeads(admin, prishtina, person);
        await StaffGets(admin, Judge, "integrity_commission", chapter: null);
        await StaffGets(admin, HigherJudge, "appeals_body", chapter: null);
        var id = await AComplaintIsHeard(member);

        await Do(await SignIn(Judge), id, "decision", new
        {
            reason = "Three witnesses",
            sanction = new { kind = "office_ban", until = Seat.DayOf(Host.Clock.GetUtcNow()).AddDays(90) },
        });
        await Host.WhenQuiet();

        admin = await SignIn();
        var another = await admin.Post($"/api/v1/chapters/chapters/{prishtina}/posts", new
        {
            kind = "treasurer",
            title = new { sq = "Arkëtar", sr = "Blagajnik", en = "Treasurer" },
            term_months = 24,
            term_limit = 2,
            seats = 1,
            allows_same_gender = true,
            incompatible = Array.Empty<string>(),
            vacancy_days = 60,
        });
        (await admin.Post(
            $"{another.Location}/mandates", new { person_id = person, gender = "male", from = Today, basis = "elected" })).Code
            .ShouldBe("barred-from-office");
        (await Seats(prishtina)).ShouldBe(1, "an office that is lost does not come back: it waits until that is final");

        var own = await SignIn(Email);
        (await own.Post($"/api/v1/membership/me/integrity-cases/{id}/appeal", new { grounds = "They lie" })).Status
            .ShouldBe(HttpStatusCode.NoContent);
        await Do(await SignIn(HigherJudge), id, "appeal-decision", new { ruling = "confirmed", reason = "They do not" });
        await Host.WhenQuiet();

        (await Seats(prishtina, daysFromNow: 1)).ShouldBe(0);
        var told = (await listener.Next("chapters.mandate-ended.v1")).Body;
        told.ShouldContain("\"recalled\"");
        told.ShouldNotContain("ban");
        foreach (var seen in (string[])[$"/api/v1/membership/members/{member}", $"/api/v1/membership/members/{member}/timeline"])
            (await admin.Get(seen)).Body.ToJsonString().ShouldNotContain("office");
    }

    private async Task<Guid> AComplaintIsHeard(Guid member)
    {
        var filed = await Host.Public.Post("/api/v1/membership/complaints", new
        {
            ground = "harassment",
            text = "He shouts at volunteers.",
            language = "en",
            about = "The co-lead",
            member_id = member,
        });
        filed.Status.ShouldBe(HttpStatusCode.Accepted, filed.Code);
        var judge = await SignIn(Judge);
        var id = (await judge.Get(Cases)).Body["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>();
        var account = (await judge.Get("/api/v1/access/me")).Id("account_id");
        await Do(judge, id, "acknowledgement");
        await Do(judge, id, "team", new { account_id = account });
        await Do(judge, id, "hearing", new { held_at = Host.Clock.GetUtcNow().AddDays(15), notice = "In the office" });
        Host.Clock.Forward(TimeSpan.FromDays(16));
        return id;
    }

    private static async Task Do(HttpClient judge, Guid id, string what, object? body = null)
    {
        var version = (await judge.Get($"{Cases}/{id}")).Version!.Value;
        var done = await judge.Post($"{Cases}/{id}/{what}", body, version);
        done.Status.ShouldBe(HttpStatusCode.NoContent, $"{what} {done.Code}");
    }

    private async Task<int> Seats(Guid chapter, int daysFromNow = 0)
    {
        var day = Seat.DayOf(Host.Clock.GetUtcNow()).AddDays(daysFromNow);
        var register = await Host.Public.Get($"/api/v1/chapters/chapters/{chapter}/mandates?as_of={day:yyyy-MM-dd}");
        return register.Body["mandates"]!.AsArray().Count;
    }
}
