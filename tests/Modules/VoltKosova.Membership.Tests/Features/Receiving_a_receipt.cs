using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Receiving_a_receipt(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Own = "/api/v1/membership/me";
    private const string Payments = "/api/v1/membership/payments";
    private const string Receipts = "/api/v1/membership/receipts";

    [Fact]
    public async Task is_a_paper_in_the_members_language_whose_copy_says_that_it_is_one()
    {
        var chapter = host.ChapterIn("obiliq");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (charge, reference, person) = await DuesStory.Owed(host, "receipt@example.org", "obiliq", chapter);
        var member = host.As(new TestAccount() { PersonId = person });
        (await member.Post($"{Own}/charges/{charge}/receipts")).Code.ShouldBe("nothing-paid");
        await Pay(treasurer, chapter, "12.50", reference);

        var asked = await member.Post($"{Own}/charges/{charge}/receipts");
        var receipt = asked.Body["receipt_ids"]!.AsArray().ShouldHaveSingleItem()!.GetValue<Guid>();
        (await treasurer.Post($"/api/v1/membership/charges/{charge}/receipts")).Body["receipt_ids"]!.AsArray()
            .ShouldHaveSingleItem()!.GetValue<Guid>().ShouldBe(receipt, "there is one for a payment");
        var number = (await treasurer.Get($"{Receipts}/{receipt}")).Body["number"].Text();
        number.ShouldMatch("^NGO-2026-[0-9]{6}$");

        var original = await member.GetByteArrayAsync($"{Own}/receipts/{receipt}/document");
        var text = PdfReading.Text(original);
        text.ShouldContain($"Dëftesë pagese {number}");
        text.ShouldContain("Arbër Krasniqi");
        text.ShouldContain("12,50 EUR");
        text.ShouldContain("02.03.2026");
        text.ShouldNotContain("KOPJE");
        var copy = await member.Post($"{Own}/receipts/{receipt}/copies");
        (copy.Status, copy.Location).ShouldBe((HttpStatusCode.Created, $"{Own}/receipts/{receipt}/document?copy=1"));
        PdfReading.Text(await member.GetByteArrayAsync(copy.Location)).ShouldContain("KOPJE 1");
        (await treasurer.GetByteArrayAsync($"{Receipts}/{receipt}/document")).ShouldBe(original);
        (await member.Get($"{Own}/receipts/{receipt}/document?copy=2")).Code.ShouldBe("no-such-receipt");

        var stranger = host.As(new TestAccount() { PersonId = Guid.NewGuid() });
        (await stranger.Get($"{Own}/receipts/{receipt}/document")).Code.ShouldBe("no-such-receipt");
        (await stranger.Post($"{Own}/charges/{charge}/receipts")).Code.ShouldBe("no-such-charge");
        (await host.As(new Grant(Role.Treasurer, Guid.NewGuid())).Get($"{Receipts}/{receipt}/document")).Code.ShouldBe("no-such-receipt");
        (await host.OfficerOf(chapter).Get($"{Receipts}/{receipt}")).Code.ShouldBe("right-missing");
    }

    [Fact]
    public async Task is_told_by_mail_once_where_an_officer_issues_it()
    {
        var chapter = host.ChapterIn("kline");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (charge, reference, person) = await DuesStory.Owed(host, "told@example.org", "kline", chapter);
        var member = host.As(new TestAccount() { PersonId = person });
        await Pay(treasurer, chapter, "2.50", reference);
        await member.Post($"{Own}/charges/{charge}/receipts");
        (await host.MailsTo("told@example.org")).Keys.ShouldNotContain("payment_receipt", "who asks has it");

        await Pay(treasurer, chapter, "10.00", reference);
        var receipts = $"/api/v1/membership/charges/{charge}/receipts";
        var issued = (await treasurer.Post(receipts)).Body["receipt_ids"]!.AsArray().Select(one => one!.GetValue<Guid>()).ToList();
        await treasurer.Post(receipts);

        // Two mails of one template would have failed here.
        var mail = (await host.MailsTo("told@example.org"))["payment_receipt"];
        mail.ShouldContain("10,00 EUR");
        mail.ShouldContain("02.03.2026");
        issued.Count(one => mail.Contains($"/receipts/{one}", StringComparison.Ordinal)).ShouldBe(1);
        mail.ShouldNotContain(reference);
    }

    [Fact]
    public async Task is_numbered_without_gaps_also_when_many_ask_at_once()
    {
        var chapter = host.ChapterIn("viti");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (charge, reference, _) = await DuesStory.Owed(host, "numbers@example.org", "viti", chapter);
        foreach (var cents in (string[])["1.00", "2.00", "3.00", "4.00"])
            await Pay(treasurer, chapter, cents, reference);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            treasurer.Post($"/api/v1/membership/charges/{charge}/receipts")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK && answer.Body["receipt_ids"]!.AsArray().Count == 4);
        var numbers = (await host.Rows("SELECT data ->> 'number' FROM membership.mt_doc_receipt WHERE data ->> 'legal_entity' = $1", "ngo"))
            .Order(StringComparer.Ordinal).ToList();
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count).Select(at => $"NGO-2026-{at:D6}"));
    }

    [Fact]
    public async Task is_void_once_the_payment_is_taken_back()
    {
        var chapter = host.ChapterIn("dragash");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (charge, reference, _) = await DuesStory.Owed(host, "void@example.org", "dragash", chapter);
        var payment = await Pay(treasurer, chapter, "12.50", reference);
        var receipts = $"/api/v1/membership/charges/{charge}/receipts";
        var receipt = (await treasurer.Post(receipts)).Body["receipt_ids"]![0]!.GetValue<Guid>();

        (await treasurer.Post($"{payment.Location}/reversal", new { ReversedOn = "2026-03-02" }, 2)).Status
            .ShouldBe(HttpStatusCode.NoContent);

        (await treasurer.Get($"{Receipts}/{receipt}")).Body["void_since"].Text().ShouldBe("2026-03-02");
        PdfReading.Text(await treasurer.GetByteArrayAsync($"{Receipts}/{receipt}/document")).ShouldContain("E PAVLEFSHME");
        (await treasurer.Post($"{Receipts}/{receipt}/copies")).Code.ShouldBe("receipt-is-void");
        (await treasurer.Post(receipts)).Code.ShouldBe("nothing-paid");
        await Pay(treasurer, chapter, "12.50", reference);
        (await treasurer.Post(receipts)).Body["receipt_ids"]!.AsArray().ShouldHaveSingleItem()!.GetValue<Guid>().ShouldNotBe(receipt);
    }

    private static Task<Reply> Pay(HttpClient treasurer, Guid chapter, string amount, string reference) => treasurer.Post(Payments, new
    {
        ChapterId = chapter,
        Amount = new { Amount = amount, Currency = "EUR" },
        ReceivedOn = "2026-03-02",
        Source = "bank",
        Reference = reference,
    });
}
