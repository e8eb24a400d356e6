using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.BankFiles;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Importing_a_bank_file(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Files = "/api/v1/membership/bank-files";
    private const string Payments = "/api/v1/membership/payments";

    [Fact]
    public async Task books_what_came_in_and_nothing_twice()
    {
        var (chapter, treasurer) = Chapter();
        var reference = (await DuesStory.Owed(host, "bankfile@example.org", "skenderaj")).Reference;
        string[] entries =
        [
            Entry("20.00", "F1", Transfer("12.50", reference) + Transfer("7.50", null)),
            Entry("9.00", "F2", currency: "CHF"),
            Entry("3.00", "F3", way: "DBIT"),
            Entry("4.00", "F4", status: "PDNG"),
            Entry("5.00", null, Transfer("5.00", null)),
            Entry("5.00", null, Transfer("5.00", null)),
        ];

        Counts(await Import(treasurer, chapter, Statement(entries[..5]))).ShouldBe((5, 4, 1, 0, 2));
        Counts(await Import(treasurer, chapter, Statement(entries[..5]))).ShouldBe((5, 0, 0, 3, 2));
        Counts(await Import(treasurer, chapter, Statement(entries))).ShouldBe((6, 1, 0, 3, 2), "the file overlaps with the one before");

        var waiting = (await treasurer.Get($"{Payments}?filter[state][eq]=unmatched")).Body["items"]!.AsArray();
        waiting.Select(one => one!["amount"]!["amount"]!.GetValue<string>()).Order(StringComparer.Ordinal)
            .ShouldBe(["5.00", "5.00", "7.50", "9.00"]);
        (await treasurer.Get($"{Payments}?filter[state][eq]=allocated")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["reference"]!
            .GetValue<string>().ShouldBe(reference);
    }

    [Fact]
    public async Task takes_back_what_the_bank_takes_back_and_lists_what_it_cannot_tell()
    {
        var (chapter, treasurer) = Chapter();
        await Import(treasurer, chapter, Statement(Entry("8.00", "R1")));

        var reply = await Import(treasurer, chapter, Statement(
            Entry("8.00", "R1", way: "DBIT", reversal: true), Entry("8.00", "R9", way: "DBIT", reversal: true)));

        reply.Body["reversed"]!.GetValue<int>().ShouldBe(1);
        reply.Body["unknown_reversals"]!.AsArray().Select(line => line!.GetValue<int>()).ShouldBe([7]);
        (await treasurer.Get($"{Payments}?filter[state][eq]=reversed")).Body["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task refuses_a_broken_file_as_a_whole_and_says_where()
    {
        var (chapter, treasurer) = Chapter();

        var refused = await Import(treasurer, chapter, Statement(Entry("8.00", "X1"), Entry("8,00", "X2")));

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "bank-entry-wrong"));
        refused.Body["detail"]!.GetValue<string>().ShouldContain("7");
        (await Import(treasurer, chapter, "<a/>")).Code.ShouldBe("bank-file-unknown");
        (await Import(treasurer, chapter, "Date;Amount")).Code.ShouldBe("bank-file-not-xml");
        (await Import(treasurer, chapter, Statement(Enumerable.Range(0, 1001).Select(at => Entry("1.00", $"L{at}"))))).Code
            .ShouldBe("bank-file-too-large");
        (await treasurer.Get(Payments)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await Import(treasurer, Guid.NewGuid(), Statement(Entry("8.00", "X1")))).Code.ShouldBe("outside-own-scope");
    }

    [Fact]
    public async Task is_what_the_slip_of_a_member_leads_to()
    {
        var (charge, reference, person) = await DuesStory.Owed(host, "slip@example.org", "kamenice");
        var slip = $"/api/v1/membership/me/charges/{charge}/payment-slip";

        var shown = (await host.As(new TestAccount() { PersonId = person }).Get(slip)).Body;
        shown["epc_qr"]!.GetValue<string>().ShouldBe(
            $"BCD\n002\n1\nSCT\n\nVolt Testi\nDE89370400440532013000\nEUR12.50\n\n{reference}");
        (await host.As(new TestAccount() { PersonId = Guid.NewGuid() }).Get(slip)).Code.ShouldBe("no-such-charge");
    }

    private static (int, int, int, int, int) Counts(Reply reply) =>
        (Count(reply.Body, "entries"), Count(reply.Body, "booked"), Count(reply.Body, "matched"), Count(reply.Body, "known"),
            Count(reply.Body, "passed"));

    private static int Count(JsonObject body, string name) => body[name]!.GetValue<int>();

    private static Task<Reply> Import(HttpClient treasurer, Guid chapter, string file) =>
        treasurer.Post(Files, new { ChapterId = chapter, File = file });

    private (Guid Chapter, HttpClient Treasurer) Chapter()
    {
        var chapter = Guid.NewGuid();
        return (chapter, host.As(new Grant(Role.Treasurer, chapter)));
    }
}
