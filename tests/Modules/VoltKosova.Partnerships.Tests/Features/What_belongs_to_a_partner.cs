using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Features.PartnershipsHost;

namespace VoltKosova.Partnerships.Tests.Features;

public sealed class What_belongs_to_a_partner(PartnershipsHost host) : IClassFixture<PartnershipsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task is_people_in_dated_roles_whose_names_are_sealed()
    {
        var manager = host.ManagerOf(_chapter);
        var partner = await host.Added(_chapter, "OJQ Njerëzit");
        var contact = await manager.Post(
            $"{partner}/contacts",
            new
            {
                Role = "representative",
                Name = "Kaltrina Lumi",
                Email = "kaltrina@lumi.example",
                Phone = "+383 44 111",
                Since = "2026-03-01",
            });
        contact.Status.ShouldBe(HttpStatusCode.Created);

        (await manager.Post($"{contact.Location}/end", new { Until = "2026-02-01" }, 1)).Code.ShouldBe("contact-ends-before-it-begins");
        (await manager.Post($"{contact.Location}/end", new { Until = "2026-03-02" }, 1)).Version.ShouldBe(2);

        (await manager.Get(contact.Location!)).Body["until"]!.GetValue<string>().ShouldBe("2026-03-02");
        (await Traces.Of(host.ConnectionString, "partnerships", "kaltrina")).ShouldBe(["mt_doc_contact"]);
        (await host.ManagerOf(Guid.NewGuid()).Get(contact.Location!)).Code.ShouldBe("no-such-contact");
        (await manager.Get("/api/v1/partnerships/contacts?filter[role][eq]=representative")).Body["items"]!.AsArray().Count.ShouldBe(1);
        (await manager.Post($"{partner}/contacts", new { Role = "other", Name = "X", Email = "no address", Since = "2026-03-01" })).Errors
            .ShouldBe([("#/contact/email", "email-not-valid")]);
    }

    [Fact]
    public async Task is_what_was_found_and_whether_it_works_for_the_state()
    {
        var manager = host.ManagerOf(_chapter);
        var partner = await host.Added(_chapter, "Kompania Ura", "company");

        (await manager.Put($"{partner}/due-diligence", Findings(checkedOn: "2026-03-03"), 1)).Code.ShouldBe("day-in-the-future");
        (await manager.Put($"{partner}/due-diligence", Findings(), 1)).Version.ShouldBe(2);
        (await manager.Put($"{partner}/public-contract", new { Holds = true, EndedOn = "2026-01-01" }, 2)).Status
            .ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await manager.Put($"{partner}/public-contract", new { Holds = true }, 2)).Version.ShouldBe(3);

        var read = (await manager.Get(partner)).Body;
        read["diligence"]!["recheck_on"]!.GetValue<string>().ShouldBe("2027-03-01");
        read["public_contract"]!["holds"]!.GetValue<bool>().ShouldBeTrue();
        (await manager.Get($"{Partners}?filter[diligence.recheck_on][lte]=2027-03-01&filter[public_contract.holds][eq]=true"))
            .Body["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task is_a_place_where_one_is_known()
    {
        var manager = host.ManagerOf(_chapter);
        static object At(string country, string? municipality, string? locality) =>
            new { Name = "Teatri i Vendit", Country = country, Municipality = municipality, Locality = locality };

        (await manager.Post(Partners, Form(_chapter, "ngo", At("XK", "askund", null)))).Code.ShouldBe("municipality-unknown");
        (await manager.Post(Partners, Form(_chapter, "ngo", At("DE", "prizren", null)))).Code.ShouldBe("municipality-only-in-kosovo");
        var added = await manager.Post(Partners, Form(_chapter, "ngo", At("XK", "prizren", null)));
        (await manager.Get(added.Location!)).Body["municipality"]!.GetValue<string>().ShouldBe("prizren");
        (await host.Public.Get($"{PartnershipsHost.Directory}?filter[municipality][eq]=prizren")).Body["items"]!.AsArray().Count
            .ShouldBe(1);
    }

    [Fact]
    public async Task is_a_ledger_of_promises_of_both_sides()
    {
        var (manager, agreement) = await host.InForce(_chapter, "OJQ Premtimet");
        async Task<string> Promise(string side, string due) => (await manager.Post(
            $"{agreement}/promises", new { Side = side, What = "Matje të ajrit", DueOn = due })).Location!;

        var (ours, theirs) = (await Promise("ours", "2026-05-01"), await Promise("partner", "2026-04-01"));
        async Task<IEnumerable<string>> Due(string until) =>
            (await manager.Get($"/api/v1/partnerships/promises?filter[state][eq]=open&filter[due_on][lte]={until}")).Body["items"]!
                .AsArray()
                .Select(item => item!["side"]!.GetValue<string>());

        (await Due("2026-12-31")).ShouldBe(["partner", "ours"]);
        (await manager.Post($"{theirs}/fulfilment", new { FulfilledOn = "2026-03-02", Evidence = "Raporti 1" }, 1)).Version.ShouldBe(2);
        (await Due("2026-12-31")).ShouldBe(["ours"]);
        (await Due("2026-04-30")).ShouldBeEmpty();
        (await manager.Get(theirs)).Body["evidence"]!.GetValue<string>().ShouldBe("Raporti 1");
        (await host.ManagerOf(Guid.NewGuid()).Get(ours)).Code.ShouldBe("no-such-promise");
    }

    [Fact]
    public async Task is_over_with_the_partnership()
    {
        var manager = host.ManagerOf(_chapter);
        var partner = await host.Added(_chapter, "OJQ Ish");
        await manager.Post($"{partner}/end", null, 1);

        (await manager.Post($"{partner}/contacts", new { Role = "other", Name = "Kush", Since = "2026-03-01" })).Code
            .ShouldBe("partnership-has-ended");
        (await manager.Post(Agreements, new { PartnerId = Guid.Parse(partner.Split('/')[^1]), Terms = Terms() })).Code
            .ShouldBe("partnership-has-ended");
    }
}
