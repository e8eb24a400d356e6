using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.Voting;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Undoing_an_import(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Imports = "/api/v1/membership/member-imports";
    private const string Charges = "/api/v1/membership/charges";
    private const string Heads = "Emri;Mbiemri;E-maili;Datëlindja;Komuna;Anëtar që nga\n";

    [Fact]
    public async Task works_after_the_nights_have_charged_moved_and_reminded_everybody_and_keeps_who_has_paid_or_was_changed()
    {
        var chapter = host.ChapterIn("istog");
        var (officer, treasurer) = (host.OfficerOf(chapter), host.As(new Grant(Role.Treasurer, null)));
        var import = await Imported(officer, chapter, Heads
            + "Ana;Jović;ana@import.example;2.3.1980;Istog;29/11/2020\nBesa;Gashi;besa@import.example;3.4.1981;Istog;\n"
            + "Cveta;Ilić;cveta@import.example;4.5.1982;Istog;\nDrin;Hoti;drin@import.example;5.6.1983;Istog;\n");
        await treasurer.Post("/api/v1/membership/dues-plans", new
        {
            Kind = "member",
            Amount = new { Amount = "12.50", Currency = "EUR" },
            Period = "year",
            ValidFrom = "2026-01-01",
            DueDays = 30,
            Source = "Resolution 3",
        });
        var members = (await officer.Get($"{Members}?filter[import_id][eq]={import}")).Body["items"]!.AsArray()
            .ToDictionary(one => one!["given_name"].Text(), one => one!["id"]!.GetValue<Guid>());
        var moved = Guid.NewGuid();
        await host.Chapters.Give(host, moved, "istog");
        host.Clock.Advance(TimeSpan.FromDays(100));
        await Nights();
        await Paid(treasurer, moved, members["Besa"]);
        await treasurer.Post($"{Charges}/{(await ChargeOf(treasurer, members["Cveta"]))["id"]}/waiver", new { Reason = "hardship" }, 1);
        await host.OfficerOf(moved).Post($"{Members}/{members["Drin"]}/notes", new { Note = "Came to the assembly" });

        var undo = await officer.Send(
            HttpMethod.Post, $"{Imports}/{import}/undo", null, ("If-Match", "\"4\""), ("Audit-Reason", "Wrong file"));
        undo.Status.ShouldBe(HttpStatusCode.Accepted, undo.Body.ToJsonString());
        await Work();
        await host.WhenQuiet();

        var row = (await officer.Get($"{Imports}/{import}")).Body;
        (row["counts"]!["undone"].Int(), row["counts"]!["kept"].Int()).ShouldBe((1, 3));
        (await host.OfficerOf(moved).Get(Members)).Body["items"]!.AsArray().Select(one => one!["given_name"].Text())
            .ShouldBe(["Besa", "Cveta", "Drin"], ignoreOrder: true);
        var charge = await ChargeOf(treasurer, members["Ana"]);
        (charge["state"].Text(), charge["waived_for"].Text(), charge["open"]!["amount"].Text()).ShouldBe(("waived", "error", "0.00"));
        (await ChargeOf(treasurer, members["Drin"]))["state"].Text().ShouldBe("open", "whoever stays owes what they owed");
        host.Clock.Advance(TimeSpan.FromDays(-100));
    }

    private async Task Nights()
    {
        await host.Run<ChargeDues, ChargeDues.Parameters>(new ChargeDues.Parameters());
        await host.Run<FollowAreas, FollowAreas.Parameters>(new FollowAreas.Parameters());
        await host.Run<NoteVotingRights, NoParameters>(new NoParameters());
        await host.WhenQuiet();
    }

    private static async Task Paid(HttpClient treasurer, Guid chapter, Guid member)
    {
        var paid = await treasurer.Post("/api/v1/membership/payments", new
        {
            ChapterId = chapter,
            Amount = new { Amount = "5.00", Currency = "EUR" },
            ReceivedOn = "2026-03-02",
            Source = "cash",
            Reference = (await ChargeOf(treasurer, member))["reference"].Text(),
        });
        paid.Status.ShouldBe(HttpStatusCode.Created, paid.Body.ToJsonString());
    }

    private static async Task<JsonNode> ChargeOf(HttpClient treasurer, Guid member) =>
        (await treasurer.Get($"{Charges}?filter[member_id][eq]={member}")).Body["items"]!.AsArray().ShouldHaveSingleItem()!;

    private async Task<Guid> Imported(HttpClient officer, Guid chapter, string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        var import = (await officer.Send(HttpMethod.Post, $"{Imports}?chapter_id={chapter}&consent_version=paper-2025", content))
            .Id("import_id");
        await Work();
        (await officer.Post($"{Imports}/{import}/confirmation", new { }, 2)).Status.ShouldBe(HttpStatusCode.Accepted);
        await Work();
        await host.WhenQuiet();
        return import;
    }

    private Task<IReadOnlyList<string>> Work() => host.Run<ImportMembers, NoParameters>(new NoParameters());
}
