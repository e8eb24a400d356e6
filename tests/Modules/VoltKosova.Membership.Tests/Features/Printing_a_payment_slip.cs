using Shouldly;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Printing_a_payment_slip(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Charges = "/api/v1/membership/charges";
    private const string Own = "/api/v1/membership/me/charges";

    [Fact]
    public async Task says_all_that_a_transfer_needs_to_the_member_and_the_treasurer_and_nobody_else()
    {
        var chapter = host.ChapterIn("obiliq");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (charge, reference, person) = await DuesStory.Owed(host, "paper@example.org", "obiliq", chapter);
        var member = host.As(new TestAccount() { PersonId = person });

        var text = PdfReading.Text(await member.GetByteArrayAsync($"{Own}/{charge}/payment-slip/document"));
        text.ShouldContain("Fletëpagesë për kuotën");
        text.ShouldContain("Volt Testi");
        text.ShouldContain("DE89 3704 0044 0532 0130 00");
        text.ShouldContain("12,50 EUR");
        text.ShouldContain(string.Join(' ', reference.Chunk(4).Select(part => new string(part))));
        text.ShouldContain("01.04.2026");
        text.ShouldContain("kuota e anëtarësisë, 01.01.2026 – 31.12.2026");
        text.ShouldContain("Arbër Krasniqi");
        text.ShouldContain("Kodi QR");
        PdfReading.Text(await treasurer.GetByteArrayAsync($"{Charges}/{charge}/payment-slip/document")).ShouldBe(text);

        var stranger = host.As(new TestAccount() { PersonId = Guid.NewGuid() });
        (await stranger.Get($"{Own}/{charge}/payment-slip/document")).Code.ShouldBe("no-such-charge");
        (await host.As(new Grant(Role.Treasurer, Guid.NewGuid())).Get($"{Charges}/{charge}/payment-slip/document")).Code
            .ShouldBe("no-such-charge");
        (await host.OfficerOf(chapter).Get($"{Charges}/{charge}/payment-slip/document")).Code.ShouldBe("right-missing");

        await treasurer.Post("/api/v1/membership/payments", new
        {
            ChapterId = chapter,
            Amount = new { Amount = "2.50", Currency = "EUR" },
            ReceivedOn = "2026-03-02",
            Source = "bank",
            Reference = reference,
        });
        PdfReading.Text(await member.GetByteArrayAsync($"{Own}/{charge}/payment-slip/document")).ShouldContain("10,00 EUR", Case.Sensitive,
            "what is open");
        await treasurer.Post($"{Charges}/{charge}/waiver", new { Reason = "error" }, 2);
        (await treasurer.Get($"{Charges}/{charge}/payment-slip/document")).Code.ShouldBe("charge-is-paid");
    }

    [Theory]
    [InlineData(Language.Sq, "Numri i referencës")]
    [InlineData(Language.Sr, "Molimo te da poziv na broj upišeš tačno kako stoji: po njemu prepoznajemo tvoju uplatu.")]
    [InlineData(Language.En, "membership fee, 1 January 2026 – 31 March 2026")]
    public async Task is_in_the_members_language_and_has_a_code_where_the_payers_bank_can_read_one(Language language, string says)
    {
        var (with, without) = (await Print(language, "BCD\n002\n1\nSCT"), await Print(language, null));

        PdfReading.Text(with).ShouldContain(says);
        PdfReading.Text(without).ShouldContain(says);
        PdfReading.Text(with).ShouldContain("QR");
        PdfReading.Text(without).ShouldNotContain("QR");
        with.Length.ShouldBeGreaterThan(without.Length);
    }

    private Task<byte[]> Print(Language language, string? code) => host.With<PaymentSlipDocument, byte[]>(document =>
    {
        var charge = ChargeRow.Projection.Fold([DuesSamples.Raised])!;
        var slip = new Slip(
            LegalEntity.Ngo, "Volt Čačak–Đakovicë", "XK051212012345678906", "NCBVXKPR", charge.Open, charge.Reference, charge.DueOn, code);
        return Task.FromResult(document.Write(
            charge, slip, MemberCard.Projection.Fold([Samples.MemberAdmitted])! with { Language = language }));
    });
}
