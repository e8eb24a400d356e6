using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.Voting;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Paying_two_legal_entities(TwoRegistersHost host) : IClassFixture<TwoRegistersHost>
{
    private const string Me = "/api/v1/membership/me";
    private const string Charges = "/api/v1/membership/charges";
    private const string Payments = "/api/v1/membership/payments";
    private const string Balances = "/api/v1/membership/ledger-balances";

    [Fact]
    public async Task is_asked_for_apart_and_goes_by_its_own_reference_to_its_own_account()
    {
        var both = await TwoDues.Of(host, "apart@example.org", "gjilan");

        (both.Ngo.Amount, both.Party.Amount).ShouldBe(("12.50", "20.00"));
        both.Ngo.Member.ShouldNotBe(both.Party.Member);
        (await both.Member.Get($"{Me}/charges")).Body["items"]!.AsArray().Select(one => one!["legal_entity"].Text())
            .ShouldBe(["ngo", "party"], ignoreOrder: true);
        (await host.Public.Get("/api/v1/membership/dues-plans?filter[legal_entity][eq]=party")).Body["items"]!.AsArray()
            .ShouldAllBe(plan => plan!["amount"]!["amount"]!.GetValue<string>() == "20.00");
        (await Slip(both.Ngo)).ShouldBe(("ngo", "Volt Testi", TwoRegistersHost.NgoIban));
        (await Slip(both.Party)).ShouldBe(("party", "Partia Testi", TwoRegistersHost.PartyIban));

        await Pay(both, "12.50", both.Ngo.Reference);
        (await Open(both, both.Ngo), await Open(both, both.Party)).ShouldBe(("0.00", "20.00"));
        await Pay(both, "20.00", both.Party.Reference);
        (await Open(both, both.Party)).ShouldBe("0.00", "where nobody says whose the money is, the reference does");
        (await both.Treasurer.Get($"{Payments}?filter[legal_entity][eq]=party")).Body["items"]!.AsArray().ShouldHaveSingleItem()![
            "amount"]!["amount"].Text().ShouldBe("20.00");

        (await Number(both.Ngo)).ShouldMatch("^NGO-2026-");
        (await Number(both.Party)).ShouldMatch("^PARTY-2026-");
        (await Statement(both.Ngo)).ShouldContain("organizatë joqeveritare");
        var party = await Statement(both.Party);
        party.ShouldContain("subjekt politik");
        party.ShouldContain("20,00 EUR");
        party.ShouldNotContain("12,50 EUR");

        async Task<(string, string, string)> Slip(TwoDues.Owed owed)
        {
            var slip = (await both.Member.Get($"{Me}/charges/{owed.Charge}/payment-slip")).Body;
            slip["epc_qr"].Text().ShouldContain(slip["iban"].Text());
            return (slip["legal_entity"].Text(), slip["payee"].Text(), slip["iban"].Text());
        }

        async Task<string> Number(TwoDues.Owed owed)
        {
            var receipt = (await both.Treasurer.Post($"{Charges}/{owed.Charge}/receipts")).Body["receipt_ids"]![0]!.GetValue<Guid>();
            return (await both.Treasurer.Get($"/api/v1/membership/receipts/{receipt}")).Body["number"].Text();
        }

        async Task<string> Statement(TwoDues.Owed owed) =>
            PdfReading.Text(await both.Member.GetByteArrayAsync($"{Me}/memberships/{owed.Member}/dues-statements/2026"));
    }

    [Fact]
    public async Task does_not_go_from_one_to_the_other_but_back_to_the_payer()
    {
        var both = await TwoDues.Of(host, "across@example.org", "peje");

        var payment = await Pay(both, "20.00", both.Party.Reference, "ngo");

        (await Open(both, both.Party)).ShouldBe("20.00", "it came into the account of the NGO");
        var waiting = await both.Treasurer.Get(payment.Location!);
        (waiting.Body["state"].Text(), waiting.Body["legal_entity"].Text()).ShouldBe(("unmatched", "ngo"));
        (await both.Treasurer.Get($"{payment.Location}/proposals")).Body["items"]!.AsArray()
            .ShouldNotContain(one => one!["charge_id"]!.GetValue<Guid>() == both.Party.Charge);
        var refused = await both.Treasurer.Send(
            HttpMethod.Put, $"{payment.Location}/allocations/{both.Party.Charge}", null, ("If-Match", "\"1\""));
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "other-legal-entity"));
        refused.Body["detail"].Text().ShouldContain("pay it back");
        var many = await both.Treasurer.Post($"{Payments}/allocations", new
        {
            Items = new[]
            {
                new { PaymentId = payment.Id("payment_id"), PaymentVersion = 1, ChargeId = both.Party.Charge },
                new { PaymentId = payment.Id("payment_id"), PaymentVersion = 1, ChargeId = both.Ngo.Charge },
            },
        });
        many.Body["refused"]!.AsArray().ShouldHaveSingleItem()!["code"].Text().ShouldBe("other-legal-entity");
        many.Body["allocated"]!.AsArray().ShouldHaveSingleItem();
        (await Open(both, both.Ngo), await Open(both, both.Party)).ShouldBe(("0.00", "20.00"));

        object back = new { Amount = new { Amount = "7.50", Currency = "EUR" }, RefundedOn = "2026-03-05" };
        (await both.Treasurer.Post($"{payment.Location}/refunds", back, 2)).Status.ShouldBe(HttpStatusCode.NoContent);
        var partys = await Pay(both, "30.00", both.Party.Reference, "party");
        (await both.Treasurer.Send(
            HttpMethod.Put, $"{partys.Location}/allocations/{both.Ngo.Charge}", null, ("If-Match", "\"2\""))).Code
            .ShouldBe("charge-is-paid", "what is over of the party's money stays the party's");
        (await both.Treasurer.Get(partys.Location!)).Body["left"]!["amount"].Text().ShouldBe("10.00");
    }

    [Fact]
    public async Task too_much_is_credit_with_the_one_and_not_with_the_other()
    {
        var both = await TwoDues.Of(host, "toomuch@example.org", "drenas");
        await Pay(both, "62.50", both.Ngo.Reference);

        await host.Run<ChargeDues, ChargeDues.Parameters>(new(new DateOnly(2027, 1, 5)));

        (await both.Treasurer.Get($"{Charges}?filter[from][eq]=2027-01-01")).Body["items"]!.AsArray()
            .Select(one => (one!["legal_entity"].Text(), one["open"]!["amount"].Text()))
            .ShouldBe([("ngo", "0.00"), ("party", "20.00")], ignoreOrder: true);
        (await both.Member.Get($"{Me}/dues-credit")).Body["items"]!.AsArray()
            .Select(one => (one!["legal_entity"].Text(), one["amount"]!["amount"].Text())).ShouldBe([("ngo", "37.50")]);
    }

    [Fact]
    public async Task is_shared_and_paid_out_in_books_that_never_mix()
    {
        var both = await TwoDues.Of(host, "books@example.org", "decan");
        await Pay(both, "5.00", both.Ngo.Reference);
        var paid = await Pay(both, "20.00", both.Party.Reference, "party");

        (await Owed()).ShouldBe([("ngo", "-5.00"), ("party", "-20.00")]);
        (await both.Treasurer.Get("/api/v1/membership/ledger-entries?filter[legal_entity][eq]=party")).Body["items"]!.AsArray()
            .ShouldHaveSingleItem();
        host.Clock.Advance(TimeSpan.FromDays(35));
        await host.Run<PayOutShares, PayOutShares.Parameters>(new());
        (await Owed()).ShouldBe([("ngo", "0.00"), ("party", "0.00")]);
        (await both.Treasurer.Get("/api/v1/membership/ledger-entries?filter[kind][eq]=payout")).Body["items"]!.AsArray()
            .Select(entry => entry!["legal_entity"].Text()).ShouldBe(["ngo", "party"], ignoreOrder: true);
        await host.Run<PayOutShares, PayOutShares.Parameters>(new());
        (await Owed()).ShouldBe([("ngo", "0.00"), ("party", "0.00")], "a month is paid out once");

        // What the bank takes back of the party's dues, the chapter owes the party, not the NGO.
        await both.Treasurer.Post($"{paid.Location}/reversal", new { ReversedOn = "2026-04-06" }, 2);
        (await Owed()).ShouldBe([("ngo", "0.00"), ("party", "20.00")]);
        (await host.As(new Grant(Role.Treasurer, null)).Get(Balances)).Body["balances"]!.AsArray()
            .GroupBy(one => one!["legal_entity"].Text())
            .ShouldAllBe(book => book.Sum(one => decimal.Parse(
                one!["amount"]!["amount"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)) == 0);
        host.Clock.Advance(TimeSpan.FromDays(-35));

        async Task<IReadOnlyList<(string, string)>> Owed() =>
        [
            .. (await both.Treasurer.Get(Balances)).Body["balances"]!.AsArray()
                .Select(one => (one!["legal_entity"].Text(), one["amount"]!["amount"].Text())),
        ];
    }

    [Theory]
    [InlineData("party", "suhareke")]
    [InlineData("ngo", "kline")]
    public async Task late_costs_the_vote_there_and_not_here(string late, string municipality)
    {
        var both = await TwoDues.Of(host, $"late-{late}@example.org", municipality);
        var (owes, other) = late == "party" ? (both.Party, both.Ngo) : (both.Ngo, both.Party);
        await Pay(both, other.Amount, other.Reference, late == "party" ? "ngo" : "party");
        host.Clock.Advance(TimeSpan.FromDays(60));
        (await both.Treasurer.Post($"{Charges}/{owes.Charge}/reminder", new { On = "2026-04-20" }, 1)).Status
            .ShouldBe(HttpStatusCode.NoContent);

        var rights = (await both.Member.Get($"{Me}/voting-rights?as_of=2026-08-01")).Body["memberships"]!.AsArray();
        rights.Single(one => one!["member_id"]!.GetValue<Guid>() == owes.Member)!["can_vote"]!.GetValue<bool>().ShouldBeFalse();
        rights.Single(one => one!["member_id"]!.GetValue<Guid>() == other.Member)!["can_vote"]!.GetValue<bool>().ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Roll(FreezeRoll.RollEntity.Ngo)).ShouldBe([$"1 people, {(late == "ngo" ? 0 : 1)} of whom can vote."]);
        (await Roll(FreezeRoll.RollEntity.Party)).ShouldBe([$"1 people, {(late == "party" ? 0 : 1)} of whom can vote."]);
        host.Clock.Advance(TimeSpan.FromDays(-60) - TimeSpan.FromMinutes(1));

        Task<IReadOnlyList<string>> Roll(FreezeRoll.RollEntity register) => host.Run<FreezeRoll, FreezeRoll.Parameters>(
            new FreezeRoll.Parameters(both.Chapter, new DateOnly(2026, 9, 12), register), Guid.NewGuid());
    }

    private static Task<Reply> Pay(TwoDues both, string amount, string reference, string? entity = null) =>
        both.Treasurer.Post(Payments, new
        {
            ChapterId = both.Chapter,
            Amount = new { Amount = amount, Currency = "EUR" },
            ReceivedOn = "2026-03-02",
            Source = "bank",
            Reference = reference,
            LegalEntity = entity,
        });

    private static async Task<string> Open(TwoDues both, TwoDues.Owed owed) =>
        (await both.Treasurer.Get($"{Charges}/{owed.Charge}")).Body["open"]!["amount"].Text();
}
