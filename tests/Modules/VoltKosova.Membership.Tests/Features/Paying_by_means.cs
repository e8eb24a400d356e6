using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Paying_by_means(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Bands = "/api/v1/membership/income-bands";
    private const string Plans = "/api/v1/membership/dues-plans";

    [Fact]
    public async Task goes_by_country_and_by_the_income_that_was_declared_and_by_months_for_who_joins_within_the_year()
    {
        var chapter = host.ChapterIn("istog");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (usual, _) = await host.Admitted(chapter, "usual@example.org", "istog");
        var (poor, person) = await host.Admitted(chapter, "poor@example.org", "istog");
        var (abroad, _) = await host.Admitted(chapter, "abroad@example.org", "istog");
        (await host.OfficerOf(chapter).Put(
            $"{Members}/{abroad}/residence", new { Residence = new { Country = "CH", Locality = "Zürich" }, On = "2026-03-02" }, 1)).Status
            .ShouldBe(HttpStatusCode.NoContent);
        var declared = await treasurer.Post($"{Members}/{poor}/income-bands", Low);
        declared.Status.ShouldBe(HttpStatusCode.Created);
        await Made("12.50", proRata: true);
        await Made("60.00", "CH");
        await Made("3.00", band: "low");

        await host.Run<ChargeDues, ChargeDues.Parameters>(new());

        (await Charged(usual)).ShouldBe(("10.41", "2026-03-01"), "10 of 12 months, in whole cents");
        (await Charged(abroad)).ShouldBe(("60.00", "2026-01-01"));
        (await Charged(poor)).ShouldBe(("3.00", "2026-01-01"));
        (await treasurer.Get(declared.Location!)).Body["band"].Text().ShouldBe("low");
        (await host.As(new TestAccount() { PersonId = person }).Get("/api/v1/membership/me/income-bands")).Body["items"]!.AsArray()
            .Count.ShouldBe(1);
        var plan = (await host.Public.Get($"{Plans}?filter[country][eq]=CH")).Body["items"]!.AsArray().ShouldHaveSingleItem()!;
        (plan["country"].Text(), plan["income_band"], plan["pro_rata"]).ShouldBe(("CH", null, null));
        (await host.Public.Get($"{Plans}?filter[income_band][eq]=low")).Body["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task is_declared_by_the_treasurer_of_the_chapter_for_some_time()
    {
        var chapter = host.ChapterIn("kline");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (stranger, auditor) = (host.As(new Grant(Role.Treasurer, Guid.NewGuid())), host.As(new Grant(Role.Auditor, chapter)));
        var (member, _) = await host.Admitted(chapter, "declares@example.org", "kline");
        var path = $"{Members}/{member}/income-bands";

        (await treasurer.Post(path, new { Band = "rich", From = "2026-03-01", Until = "2026-12-31" })).Status
            .ShouldBe(HttpStatusCode.BadRequest);
        (await treasurer.Post(path, new { Band = "low", From = "2026-03-01", Until = "2026-02-28" })).Code
            .ShouldBe("ends-before-it-begins");
        (await stranger.Post(path, Low)).Code.ShouldBe("no-such-member");
        (await auditor.Post(path, Low)).Code.ShouldBe("right-missing");
        var declared = await treasurer.Post(path, Low);
        (await auditor.Get(declared.Location!)).Status.ShouldBe(HttpStatusCode.OK);
        (await stranger.Get(declared.Location!)).Code.ShouldBe("no-such-income-band");
        (await stranger.Get(Bands)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await stranger.Post($"{declared.Location}/end", new { Until = "2026-06-30" }, 1)).Code.ShouldBe("no-such-income-band");
        (await treasurer.Post($"{declared.Location}/end", new { Until = "2027-06-30" }, 1)).Code.ShouldBe("income-band-not-longer");
        (await treasurer.Post($"{declared.Location}/end", new { Until = "2026-06-30" }, 1)).Version.ShouldBe(2);
        await host.OfficerOf(chapter).Post($"{Members}/{member}/end", new { Reason = "died", Note = "x" }, 1);
        (await treasurer.Post(path, Low)).Code.ShouldBe("membership-is-over");
    }

    [Fact]
    public async Task knows_the_countries_that_there_are() =>
        (await host.As(new Grant(Role.Treasurer, null)).Post(Plans, Plan("5", "ZZ", null, null))).Errors
            .ShouldBe([("#/country", "country-unknown")]);

    private static object Low => new { Band = "low", From = "2026-01-01", Until = "2026-12-31" };

    private static object Plan(string amount, string? country, string? band, bool? proRata) => new
    {
        Kind = "member",
        Amount = new { Amount = amount, Currency = "EUR" },
        Period = "year",
        ValidFrom = "2026-01-01",
        DueDays = 30,
        Source = "Resolution 3",
        Country = country,
        IncomeBand = band,
        ProRata = proRata,
    };

    private async Task Made(string amount, string? country = null, string? band = null, bool? proRata = null) =>
        (await host.As(new Grant(Role.Treasurer, null)).Post(Plans, Plan(amount, country, band, proRata))).Status
            .ShouldBe(HttpStatusCode.Created);

    private async Task<(string Amount, string From)> Charged(Guid member)
    {
        var charge = (await host.As(new Grant(Role.Treasurer, null)).Get(
            $"/api/v1/membership/charges?filter[member_id][eq]={member}")).Body["items"]!.AsArray()
            .ShouldHaveSingleItem()!;
        return (charge["amount"]!["amount"].Text(), charge["from"].Text());
    }
}
