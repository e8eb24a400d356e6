using Shouldly;
using Xunit;
using static VoltKosova.Membership.Tests.BankFiles;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Knowing_an_entry_again(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Table = "Datum;Uplatilac;Iznos\n2.3.2026;Zef;12,50\n";

    [Fact]
    public async Task books_what_overlapping_files_share_once_though_each_numbers_its_entries()
    {
        var story = BankStory.Of(host);
        string Numbered(int number, string amount) => Entry(amount, null, Transfer(amount, null))
            .Replace("<Ntry>", $"<Ntry><NtryRef>{number}</NtryRef>", StringComparison.Ordinal);

        await story.Import(Statement(Numbered(1, "41.00"), Numbered(2, "42.00")));
        var second = await story.Import(Statement(Numbered(1, "42.00"), Numbered(2, "43.00")));

        (second["counts"]!["booked"].Int(), second["counts"]!["known"].Int()).ShouldBe((1, 1));
        (await story.Sums("unmatched")).ShouldBe(["41.00", "42.00", "43.00"]);
    }

    [Fact]
    public async Task never_takes_the_money_of_one_chapter_for_that_of_another_where_no_account_is_named()
    {
        var (first, second) = (BankStory.Of(host), BankStory.Of(host));
        var camt = Statement(Entry("44.00", null, Transfer("44.00", null)));
        var unnamed = camt.Replace($"<b:Acct><b:Id><b:IBAN>{Iban}</b:IBAN></b:Id></b:Acct>", "", StringComparison.Ordinal);
        foreach (var story in (BankStory[])[first, second])
        {
            await story.Import(Table, "text/csv");
            await story.Import(unnamed);
            (await story.Import(Table, "text/csv"))["counts"]!["known"].Int().ShouldBe(1);
            (await story.Import(unnamed))["counts"]!["known"].Int().ShouldBe(1);
        }

        (await first.Sums("unmatched")).ShouldBe(["12.50", "44.00"]);
        (await second.Sums("unmatched")).ShouldBe(["12.50", "44.00"]);
    }

    [Fact]
    public async Task books_few_entries_together_where_each_holds_many_transfers()
    {
        var story = BankStory.Of(host);
        string Batch(int number) =>
            Entry("260.00", $"BATCH-{number}", string.Concat(Enumerable.Repeat(Transfer("1.00", null), 260)));

        var file = await story.Import(Statement(Batch(1), Batch(2), Entry("1.00", "SMALL")));

        (file["state"].Text(), file["counts"]!["booked"].Int()).ShouldBe(("imported", 521));
        (await host.Log("membership", file["id"]!.GetValue<Guid>())).ShouldBe(
            ["membership.bank-file-received.v1", "membership.bank-file-entries-booked.v1", "membership.bank-file-entries-booked.v1"]);
    }

    [Fact]
    public async Task knows_the_account_that_two_chapters_share()
    {
        var (first, second) = (BankStory.Of(host), BankStory.Of(host));
        await first.Import(Statement(Entry("45.00", null, Transfer("45.00", null))));

        (await second.Import(Statement(Entry("45.00", null, Transfer("45.00", null)))))["counts"]!["known"].Int().ShouldBe(1);
        (await second.Sums("unmatched")).ShouldBeEmpty();
    }
}
