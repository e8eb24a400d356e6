using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Reading_a_year_of_dues(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task is_a_paper_of_what_was_charged_paid_and_paid_back()
    {
        var chapter = host.ChapterIn("kamenice");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (charge, reference, person) = await DuesStory.Owed(host, "year@example.org", "kamenice", chapter);
        var own = host.As(new TestAccount() { PersonId = person });
        var member = (await own.Get("/api/v1/membership/me")).Id("id");
        var payment = await treasurer.Post("/api/v1/membership/payments", new
        {
            ChapterId = chapter,
            Amount = new { Amount = "15.00", Currency = "EUR" },
            ReceivedOn = "2026-03-02",
            Source = "cash",
            Reference = reference,
        });
        await treasurer.Post($"{payment.Location}/refunds", new
        {
            Amount = new { Amount = "1.00", Currency = "EUR" },
            RefundedOn = "2026-03-02",
        }, 2);

        var bytes = await own.GetByteArrayAsync($"/api/v1/membership/me/memberships/{member}/dues-statements/2026");

        var text = PdfReading.Text(bytes);
        text.ShouldContain("Pasqyra e kuotës për vitin 2026");
        text.ShouldContain("Arbër Krasniqi");
        text.ShouldContain("me para në dorë");
        foreach (var amount in (string[])["12,50 EUR", "15,00 EUR", "1,00 EUR", "1,50 EUR", "0,00 EUR"])
            text.ShouldContain(amount, customMessage: "charged, paid, paid back, left, open");
        var theirs = $"/api/v1/membership/members/{member}/dues-statements";
        (await treasurer.GetByteArrayAsync($"{theirs}/2026")).ShouldBe(bytes);
        PdfReading.Text(await treasurer.GetByteArrayAsync($"{theirs}/2025")).ShouldContain("Asnjë.");
        (await host.As(new Grant(Role.Treasurer, Guid.NewGuid())).Get($"{theirs}/2026")).Code.ShouldBe("no-such-member");
        (await host.OfficerOf(chapter).Get($"{theirs}/2026")).Code.ShouldBe("right-missing");
        (await host.As(new TestAccount() { PersonId = Guid.NewGuid() }).Get(
            $"/api/v1/membership/me/memberships/{member}/dues-statements/2026")).Code.ShouldBe("no-such-member");
        charge.ShouldNotBe(Guid.Empty);
    }
}
