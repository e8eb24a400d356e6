using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Paying(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Charges = "/api/v1/membership/charges";
    private const string Payments = "/api/v1/membership/payments";

    [Fact]
    public async Task with_the_reference_closes_the_charge_and_keeps_what_is_over_as_credit()
    {
        var (chapter, treasurer) = Chapter("vushtrri");
        var (charge, reference, _) = await DuesStory.Owed(host, "pays@example.org", "vushtrri", chapter);

        var half = await treasurer.Post(Payments, Money(chapter, "6.00", reference));
        (await treasurer.Get(half.Location!)).Body["state"]!.GetValue<string>().ShouldBe("allocated");
        (await Open(treasurer, charge)).ShouldBe(("6.50", "open"));
        var rest = await treasurer.Post(Payments, Money(chapter, "10.00", reference.ToLowerInvariant().Insert(4, " ")));
        (await Open(treasurer, charge)).ShouldBe(("0.00", "paid"));
        var credit = await treasurer.Get(rest.Location!);
        (credit.Body["state"]!.GetValue<string>(), credit.Body["left"]!["amount"]!.GetValue<string>()).ShouldBe(("credit", "3.50"));
        credit.Body["payer_name"].ShouldBeNull("the reference says whose it is");

        object tooMuch = new { Amount = new { Amount = "3.51", Currency = "EUR" }, RefundedOn = "2026-03-05" };
        object back = new { Amount = new { Amount = "3.50", Currency = "EUR" }, RefundedOn = "2026-03-05" };
        (await treasurer.Post($"{rest.Location}/refunds", tooMuch, 2)).Code.ShouldBe("payment-is-too-small");
        (await treasurer.Post($"{rest.Location}/refunds", back, 2)).Version.ShouldBe(3);
        (await treasurer.Post($"{rest.Location}/reversal", new { ReversedOn = "2026-03-06" }, 3)).Code.ShouldBe("payment-was-refunded");
        (await treasurer.Post($"{half.Location}/reversal", new { ReversedOn = "2026-03-06" }, 2)).Version.ShouldBe(4);
        (await Open(treasurer, charge)).ShouldBe(("6.00", "open"));
    }

    [Fact]
    public async Task without_it_waits_for_the_treasurer_and_forgets_the_payer_once_it_is_known_whose_it_is()
    {
        var (chapter, treasurer) = Chapter("ferizaj");
        var (charge, _, _) = await DuesStory.Owed(host, "unmatched@example.org", "ferizaj", chapter);
        var payment = await treasurer.Post(Payments, Money(chapter, "12.50", "RF00 wrong"));
        var waiting = (await treasurer.Get($"{Payments}?filter[state][eq]=unmatched")).Body["items"]!.AsArray().ShouldHaveSingleItem()!;
        waiting["payer_name"]!.GetValue<string>().ShouldBe("Nightingale Payer");
        (await host.As(new Grant(Role.Treasurer, Guid.NewGuid())).Get(payment.Location!)).Code.ShouldBe("no-such-payment");

        var allocation = $"{payment.Location}/allocations/{charge}";
        (await treasurer.Send(HttpMethod.Put, allocation, null, ("If-Match", "\"9\""))).Status
            .ShouldBe(HttpStatusCode.PreconditionFailed);
        (await treasurer.Send(HttpMethod.Put, $"{payment.Location}/allocations/{Guid.NewGuid()}", null, ("If-Match", "\"2\""))).Code
            .ShouldBe("no-such-charge");
        (await treasurer.Send(HttpMethod.Put, allocation, null, ("If-Match", "\"2\""))).Version.ShouldBe(4);
        (await Open(treasurer, charge)).ShouldBe(("0.00", "paid"));
        (await Traces.Of(host.ConnectionString, "membership", "Nightingale")).ShouldBeEmpty();
        (await host.Rows(
            """
            SELECT kept.data::text FROM membership.mt_doc_person_key AS kept
            JOIN membership.mt_events AS fact ON kept.id = (fact.data ->> 'person_id')::uuid
            WHERE fact.type = $1
            """,
            "membership.payer-noted.v1")).ShouldAllBe(key => key.Contains("destroyed_at"));

        (await treasurer.Send(HttpMethod.Delete, allocation, null, ("If-Match", "\"4\""))).Version.ShouldBe(5);
        (await Open(treasurer, charge)).ShouldBe(("12.50", "open"));
    }

    [Fact]
    public async Task by_several_at_once_pays_the_charge_once()
    {
        var (chapter, treasurer) = Chapter("drenas");
        var (charge, reference, _) = await DuesStory.Owed(host, "crowd@example.org", "drenas", chapter);

        var paid = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => treasurer.Post(Payments, Money(chapter, "5.00", reference))));

        paid.ShouldAllBe(one => one.Status == HttpStatusCode.Created);
        (await Open(treasurer, charge)).ShouldBe(("0.00", "paid"));
        (await treasurer.Get($"{Payments}?sort=received_on")).Body["items"]!.AsArray()
            .Select(one => one!["left"]!["amount"]!.GetValue<string>()).Order(StringComparer.Ordinal)
            .ShouldBe(["0.00", "0.00", "2.50", "5.00"]);
        (await treasurer.Get($"{Payments}?filter[state][eq]=unmatched")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["payer_name"]
            .ShouldBeNull("its reference says whose it is");
    }

    [Fact]
    public async Task is_written_down_by_the_treasurer_of_the_chapter()
    {
        var (chapter, treasurer) = Chapter("lipjan");

        (await treasurer.Post(Payments, Money(Guid.NewGuid(), "1.00"))).Code.ShouldBe("outside-own-scope");
        (await treasurer.Post(Payments, Money(chapter, "1.001"))).Errors.ShouldBe([("#/amount", "not-a-sum")]);
        (await host.As(new Grant(Role.Auditor, chapter)).Post(Payments, Money(chapter, "1.00"))).Code.ShouldBe("right-missing");
        var swiss = await treasurer.Post(Payments, new
        {
            ChapterId = chapter,
            Amount = new { Amount = "5", Currency = "CHF" },
            ReceivedOn = "2026-03-02",
            Source = "cash",
        });
        (await treasurer.Get(swiss.Location!)).Body["state"]!.GetValue<string>().ShouldBe("unmatched");
        object wrong = new { Amount = new { Amount = "0", Currency = "CHF" }, RefundedOn = "2026-03-05" };
        (await treasurer.Post($"{swiss.Location}/refunds", wrong, 1)).Errors.ShouldBe([("#/amount", "not-a-sum")]);
    }

    private static object Money(Guid chapter, string amount, string? reference = null) => new
    {
        ChapterId = chapter,
        Amount = new { Amount = amount, Currency = "EUR" },
        ReceivedOn = "2026-03-02",
        Source = "bank",
        Reference = reference,
        BankReference = "B-77",
        PayerName = "Nightingale Payer",
        PayerText = "kuota",
    };

    private (Guid Chapter, HttpClient Treasurer) Chapter(string municipality)
    {
        var chapter = host.ChapterIn(municipality);
        return (chapter, host.As(new Grant(Role.Treasurer, chapter)));
    }

    private static async Task<(string, string)> Open(HttpClient treasurer, Guid charge)
    {
        var row = (await treasurer.Get($"{Charges}/{charge}")).Body;
        return (row["open"]!["amount"]!.GetValue<string>(), row["state"]!.GetValue<string>());
    }
}
