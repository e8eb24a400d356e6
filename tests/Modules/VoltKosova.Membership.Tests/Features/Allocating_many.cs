using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Allocating_many(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Payments = "/api/v1/membership/payments";
    private const string Path = $"{Payments}/allocations";

    [Fact]
    public async Task allocates_what_can_be_and_says_of_the_rest_why_not()
    {
        var (chapter, treasurer) = Chapter("shtime");
        var (charge, _, _) = await DuesStory.Owed(host, "many@example.org", "shtime", chapter);
        var (abroad, _, _) = await DuesStory.Owed(host, "many-abroad@example.org", "dragash");
        var (first, second, third) = (await Paid(treasurer, chapter, "12.50"), await Paid(treasurer, chapter, "12.50"),
            await Paid(treasurer, chapter, "12.50", "CHF"));

        var answer = await treasurer.Post(Path, Of(
            (first, 2, charge), (second, 2, charge), (second, 1, charge), (third, 2, charge), (second, 2, abroad), (second, 2, first),
            (Guid.NewGuid(), 1, charge), (first, 2, charge)));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToJsonString());
        answer.Body["allocated"]!.AsArray().Select(one => one!["payment_id"]!.GetValue<Guid>()).ShouldBe([first, first]);
        answer.Body["refused"]!.AsArray().Select(one => one!["code"].Text()).ShouldBe(
        [
            "charge-is-paid", "version-has-moved-on", "charge-is-paid", "no-such-charge", "no-such-charge", "no-such-payment",
        ]);
        answer.Body["refused"]![0]!["reason"].Text().ShouldNotBeEmpty();
        (await treasurer.Get($"{Payments}/{first}")).Body["state"].Text().ShouldBe("allocated");
        (await treasurer.Get($"{Payments}/{second}")).Body["state"].Text().ShouldBe("unmatched");
        (await host.Log("membership", first)).ShouldBe(
            ["membership.payment-recorded.v1", "membership.payer-noted.v1", "membership.payment-allocated.v1",
                "membership.payer-forgotten.v1"]);
    }

    [Fact]
    public async Task answers_the_same_request_with_the_same_key_the_same_and_does_it_once()
    {
        var (chapter, treasurer) = Chapter("junik");
        var (charge, _, _) = await DuesStory.Owed(host, "many-keyed@example.org", "junik", chapter);
        var (payment, other) = (await Paid(treasurer, chapter, "5.00"), await Paid(treasurer, chapter, "5.00"));
        var choices = Of((payment, 2, charge), (other, 2, charge));

        var once = await treasurer.Send(HttpMethod.Post, Path, choices, ("Idempotency-Key", "many-1"));
        var again = await treasurer.Send(HttpMethod.Post, Path, choices, ("Idempotency-Key", "many-1"));

        once.Body["allocated"]!.AsArray().Count.ShouldBe(2);
        again.Body.ToJsonString().ShouldBe(once.Body.ToJsonString());
        (await treasurer.Get($"/api/v1/membership/charges/{charge}")).Body["open"]!["amount"].Text().ShouldBe("2.50");
    }

    [Fact]
    public async Task is_for_the_treasurer_and_for_a_hundred_at_most()
    {
        var (chapter, treasurer) = Chapter("obiliq");
        var one = (Guid.NewGuid(), 1L, Guid.NewGuid());

        (await treasurer.Post(Path, Of())).Errors.ShouldBe([("#/items", "not-so-many")]);
        (await treasurer.Post(Path, Of([.. Enumerable.Repeat(one, 101)]))).Errors.ShouldBe([("#/items", "not-so-many")]);
        (await host.As(new Grant(Role.Auditor, chapter)).Post(Path, Of(one))).Code.ShouldBe("right-missing");
    }

    private static object Of(params (Guid Payment, long Version, Guid Charge)[] choices) => new
    {
        Items = choices.Select(one => new { PaymentId = one.Payment, PaymentVersion = one.Version, ChargeId = one.Charge }).ToArray(),
    };

    private static async Task<Guid> Paid(HttpClient treasurer, Guid chapter, string amount, string currency = "EUR") =>
        (await treasurer.Post(Payments, new
        {
            ChapterId = chapter,
            Amount = new { Amount = amount, Currency = currency },
            ReceivedOn = "2026-03-02",
            Source = "bank",
            PayerName = "Nightjar Payer",
        })).Id("payment_id");

    private (Guid Chapter, HttpClient Treasurer) Chapter(string municipality)
    {
        var chapter = host.ChapterIn(municipality);
        return (chapter, host.As(new Grant(Role.Treasurer, chapter)));
    }
}
