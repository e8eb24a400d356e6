using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>The member of the story owes 12.50 EUR for each year.</summary>
public sealed class Using_credit(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Charges = "/api/v1/membership/charges";
    private const string Payments = "/api/v1/membership/payments";
    private const string Credit = "/api/v1/membership/me/dues-credit";

    [Fact]
    public async Task pays_the_next_charges_once_until_nothing_is_left_and_nobody_is_reminded_of_what_it_covers()
    {
        var (chapter, treasurer) = Chapter("kamenice");
        var (charge, reference, person) = await DuesStory.Owed(host, "credit@example.org", "kamenice", chapter);
        var member = host.As(new TestAccount() { PersonId = person });
        var payment = await Pay(treasurer, chapter, "30.00", reference);
        (await Left(member)).ShouldBe(["ngo 17.50 EUR"]);

        await Charge(2027);
        await Charge(2027);

        var next = await Of(treasurer, charge, 2027);
        (next["state"].Text(), next["open"]!["amount"].Text()).ShouldBe(("paid", "0.00"));
        var used = (await treasurer.Get(payment.Location!)).Body;
        (used["state"].Text(), used["left"]!["amount"].Text()).ShouldBe(("credit", "5.00"));
        used["allocations"]!.AsArray().Select(one => one!["amount"]!["amount"].Text()).ShouldBe(["12.50", "12.50"]);
        (await treasurer.Get($"{Payments}?filter[state][eq]=credit")).Body["items"]!.AsArray().ShouldHaveSingleItem();
        (await Left(member)).ShouldBe(["ngo 5.00 EUR"]);
        (await treasurer.Get("/api/v1/membership/ledger-entries?filter[kind][eq]=dues")).Body["items"]!.AsArray()
            .Select(entry => entry!["charge_id"].Text()).ShouldBe([charge.ToString(), next["id"].Text()], ignoreOrder: true);
        (await treasurer.Post($"{Charges}/{next["id"].Text()}/receipts")).Body["receipt_ids"]!.AsArray().ShouldHaveSingleItem();

        await Charge(2028);
        var last = await Of(treasurer, charge, 2028);
        (last["state"].Text(), last["open"]!["amount"].Text()).ShouldBe(("open", "7.50"));
        (await treasurer.Get(payment.Location!)).Body["state"].Text().ShouldBe("allocated");
        (await Left(member)).ShouldBeEmpty();

        host.Clock.Advance(TimeSpan.FromDays(400));
        await host.Run<RemindOfDues, RemindOfDues.Parameters>(new());
        (await host.MailsTo("credit@example.org")).Keys.ShouldNotContain("dues_overdue", "what was due in 2027 is paid");
        host.Clock.Advance(TimeSpan.FromDays(365));
        await host.Run<RemindOfDues, RemindOfDues.Parameters>(new());
        (await host.MailsTo("credit@example.org"))["dues_overdue"].ShouldContain("7,50 EUR");
        host.Clock.Advance(TimeSpan.FromDays(-765));
    }

    [Fact]
    public async Task takes_what_came_in_first()
    {
        var (chapter, treasurer) = Chapter("drenas");
        var (charge, reference, _) = await DuesStory.Owed(host, "order@example.org", "drenas", chapter);
        await Charge(2027);
        var later = await Pay(treasurer, chapter, "32.50", reference, "2026-03-09");
        var earlier = await Pay(treasurer, chapter, "17.50", (await Of(treasurer, charge, 2027))["reference"].Text(), "2026-03-03");

        await Charge(2028);

        (await Of(treasurer, charge, 2028))["state"].Text().ShouldBe("paid");
        (await LeftOf(treasurer, earlier), await LeftOf(treasurer, later)).ShouldBe(("0.00", "12.50"));
    }

    [Fact]
    public async Task is_over_once_it_was_paid_back()
    {
        var (chapter, treasurer) = Chapter("lipjan");
        var (charge, reference, _) = await DuesStory.Owed(host, "back@example.org", "lipjan", chapter);
        var payment = await Pay(treasurer, chapter, "25.00", reference);
        object part = new { Amount = new { Amount = "10.00", Currency = "EUR" }, RefundedOn = "2026-03-05" };
        (await treasurer.Post($"{payment.Location}/refunds", part, 2)).Version.ShouldBe(3);

        await Charge(2027);

        (await Of(treasurer, charge, 2027))["open"]!["amount"].Text().ShouldBe("10.00", "2.50 were left");
        object used = new { Amount = new { Amount = "2.50", Currency = "EUR" }, RefundedOn = "2026-03-05" };
        (await treasurer.Post($"{payment.Location}/refunds", used, 4)).Code.ShouldBe("payment-is-too-small");
    }

    [Fact]
    public async Task is_not_taken_of_a_payment_for_two_members()
    {
        var (chapter, treasurer) = Chapter("viti");
        var (charge, reference, _) = await DuesStory.Owed(host, "family-a@example.org", "viti", chapter);
        var (other, _, _) = await DuesStory.Owed(host, "family-b@example.org", "viti", chapter);
        var payment = await Pay(treasurer, chapter, "40.00", reference);
        (await treasurer.Send(HttpMethod.Put, $"{payment.Location}/allocations/{other}", null, ("If-Match", "\"2\""))).Version.ShouldBe(3);

        await Charge(2027);

        (await Of(treasurer, charge, 2027))["state"].Text().ShouldBe("open");
        (await Of(treasurer, other, 2027))["state"].Text().ShouldBe("open");
        (await LeftOf(treasurer, payment)).ShouldBe("15.00");
    }

    [Fact]
    public async Task stays_open_where_a_treasurer_takes_it_back()
    {
        var (chapter, treasurer) = Chapter("kline");
        var (charge, reference, _) = await DuesStory.Owed(host, "taken@example.org", "kline", chapter);
        var payment = await Pay(treasurer, chapter, "25.00", reference);
        await Charge(2027);
        var next = await Of(treasurer, charge, 2027);
        (await treasurer.Send(HttpMethod.Delete, $"{payment.Location}/allocations/{next["id"].Text()}", null, ("If-Match", "\"3\"")))
            .Version.ShouldBe(4);

        await Charge(2027);

        (await Of(treasurer, charge, 2027))["state"].Text().ShouldBe("open");
        (await LeftOf(treasurer, payment)).ShouldBe("12.50");
    }

    [Fact]
    public async Task waits_for_a_treasurer_where_it_cannot_be_booked_and_keeps_nobody_from_being_charged()
    {
        await using var alone = new MembershipHost();
        await alone.InitializeAsync();
        var chapter = alone.ChapterIn("peje");
        var treasurer = alone.As(new Grant(Role.Treasurer, chapter));
        var (charge, reference, _) = await DuesStory.Owed(alone, "unbooked@example.org", "peje", chapter);
        var payment = await Pay(treasurer, chapter, "25.00", reference);
        var tooMuch = new { Value = "100", ValidFrom = "2026-03-01", Source = "Resolution 4", Reason = "Counted wrongly" };
        (await alone.As(new Grant(Role.Administrator, null)).Post(
            "/api/v1/policy/settings/dues.share.chapterPercent/changes", tooMuch, 1)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await alone.Run<ChargeDues, ChargeDues.Parameters>(new(new DateOnly(2027, 1, 5)))).ShouldContain("Charged 1 members.");

        (await Of(treasurer, charge, 2027))["open"]!["amount"].Text().ShouldBe("12.50");
        (await LeftOf(treasurer, payment)).ShouldBe("12.50");
    }

    private async Task Charge(int year) => await host.Run<ChargeDues, ChargeDues.Parameters>(new(new DateOnly(year, 1, 5)));

    private (Guid Chapter, HttpClient Treasurer) Chapter(string municipality)
    {
        var chapter = host.ChapterIn(municipality);
        return (chapter, host.As(new Grant(Role.Treasurer, chapter)));
    }

    private static Task<Reply> Pay(HttpClient treasurer, Guid chapter, string amount, string reference, string on = "2026-03-02") =>
        treasurer.Post(Payments, new
        {
            ChapterId = chapter,
            Amount = new { Amount = amount, Currency = "EUR" },
            ReceivedOn = on,
            Source = "bank",
            Reference = reference,
        });

    // The charge of the same member for a year.
    private static async Task<JsonNode> Of(HttpClient treasurer, Guid charge, int year)
    {
        var member = (await treasurer.Get($"{Charges}/{charge}")).Body["member_id"].Text();
        return (await treasurer.Get($"{Charges}?filter[member_id][eq]={member}")).Body["items"]!.AsArray()
            .Single(one => one!["from"].Text() == $"{year}-01-01")!;
    }

    private static async Task<string> LeftOf(HttpClient treasurer, Reply payment) =>
        (await treasurer.Get(payment.Location!)).Body["left"]!["amount"].Text();

    private static async Task<IReadOnlyList<string>> Left(HttpClient member) =>
    [
        .. (await member.Get(Credit)).Body["items"]!.AsArray()
            .Select(one => $"{one!["legal_entity"].Text()} {one["amount"]!["amount"].Text()} {one["amount"]!["currency"].Text()}"),
    ];
}
