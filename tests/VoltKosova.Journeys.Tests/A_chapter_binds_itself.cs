using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// An NGO as partner, an agreement proposed, approved, signed by both sides, in force; a post with a mandate in a chapter, which ends with
/// the membership of its holder.
/// </summary>
public sealed class A_chapter_binds_itself(VoltHost host) : LifeOfAChapter(host)
{
    private const string Document = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Fact]
    public async Task to_a_partner_and_to_the_people_who_lead_it()
    {
        var (admin, movement, prishtina) = await AMovementBegins();
        await using var listener = await Partner.Start(Host.Clock);
        await AWebhookListens(
            admin, listener, movement, "partnerships.agreement-in-force.v1", "chapters.mandate-began.v1", "chapters.mandate-ended.v1");

        await AnAgreementComesIntoForce(admin, prishtina);
        var agreed = JsonNode.Parse((await listener.Next("partnerships.agreement-in-force.v1")).Body)!["data"]!;
        (agreed["chapter_id"]!.GetValue<Guid>(), agreed["in_force_from"]!.GetValue<string>()).ShouldBe((prishtina, Today));

        var (member, _, person) = await AMemberIsAdmitted(admin);
        var post = await AMemberLeads(admin, prishtina, person);
        (await listener.Next("chapters.mandate-began.v1")).Body.ShouldNotContain("Arb", Case.Insensitive);

        await TheMemberLeaves(member);
        var ended = JsonNode.Parse((await listener.Next("chapters.mandate-ended.v1")).Body)!["data"]!;
        (ended["reason"]!.GetValue<string>(), ended["person_id"]!.GetValue<Guid>()).ShouldBe(("membership_ended", person));
        var vacancy = (await Host.Public.Get($"/api/v1/chapters/vacancies?filter[id][eq]={post}")).Body["items"]!.AsArray();
        vacancy.ShouldHaveSingleItem()!["fill_by"]!.GetValue<string>()
            .ShouldBe(Seat.DayOf(Host.Clock.GetUtcNow()).AddDays(60).ToString("O", null));
    }

    private async Task AnAgreementComesIntoForce(HttpClient admin, Guid chapter)
    {
        var manager = await StaffGets(admin, "partners@example.org", "partnership_manager", chapter);
        var board = await StaffGets(admin, "board@example.org", "chapter_board", chapter);
        var profile = new { name = "OJQ Ajri i Pastër", country = "XK", website = "https://ajri.example", municipality = "prishtine" };
        var partner = await manager.Post("/api/v1/partnerships/partners", new { chapter_id = chapter, kind = "ngo", profile });
        var findings = new
        {
            checked_on = Today,
            values = "clear",
            conflicts = "clear",
            evidence = "Regjistri i OJQ-ve",
            recheck_on = Seat.DayOf(Host.Clock.GetUtcNow()).AddYears(1).ToString("O", null),
        };
        (await manager.Put($"{partner.Location}/due-diligence", findings, 1)).Status.ShouldBe(HttpStatusCode.NoContent);
        var terms = new { title = "Ajër i pastër", starts_on = Today, notice_days = 30, document_sha256 = Document };

        var agreement = (await manager.Post(
            "/api/v1/partnerships/agreements", new { partner_id = partner.Id("partner_id"), terms })).Location!;
        await manager.Post($"{agreement}/review", null, 1);
        (await manager.Post($"{agreement}/approval", null, 2)).Code.ShouldBe("proposer-cannot-approve");
        (await board.Post($"{agreement}/approval", null, 2)).Version.ShouldBe(3);
        await board.Post($"{agreement}/signatures/ours", new { signed_on = Today, document_sha256 = Document }, 3);
        await manager.Post(
            $"{agreement}/signatures/partner", new { signatory = "Blerim Ajri", signed_on = Today, document_sha256 = Document }, 4);

        (await board.Get(agreement)).Body["state"]!.GetValue<string>().ShouldBe("in_force");
        (await Host.Public.Get("/api/v1/partnerships/directory")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["name"]!
            .GetValue<string>().ShouldBe(profile.name);
    }

    private async Task TheMemberLeaves(HttpClient member)
    {
        (await member.Post("/api/v1/membership/me/resignation")).Status.ShouldBe(HttpStatusCode.NoContent);
        await Host.WhenQuiet();
    }
}
