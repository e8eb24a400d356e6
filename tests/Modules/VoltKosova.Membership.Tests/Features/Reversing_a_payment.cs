using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using static VoltKosova.Membership.Tests.BankFiles;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Reversing_a_payment(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Theory]
    [InlineData("T1", "E1")]
    [InlineData("T2", null)]
    [InlineData(null, "E3")]
    public async Task is_found_by_any_name_that_the_banks_gave_it(string? transaction, string? end)
    {
        var story = BankStory.Of(host);
        await story.Import(Statement(Entry("8.00", $"OWN-{transaction}{end}", Named(transaction, end))));

        var file = await story.Import(Statement(Back("8.00", $"BACK-{transaction}{end}", Named(transaction, end))));

        Reversed(file).ShouldBe(1);
        (await story.Sums("reversed")).ShouldBe(["8.00"]);
    }

    [Fact]
    public async Task is_found_in_a_batch_and_leaves_the_others_of_it()
    {
        var story = BankStory.Of(host);
        await story.Import(Statement(Entry("20.00", "BATCH", Named("B1", "X", "12.00") + Named("B2", "X", "8.00"))));

        Reversed(await story.Import(Statement(Back("8.00", "BACK-B2", Named("B2", "X", "8.00"))))).ShouldBe(1);

        (await story.Sums("reversed")).ShouldBe(["8.00"]);
        (await story.Sums("unmatched")).ShouldBe(["12.00"]);
    }

    [Fact]
    public async Task may_stand_before_what_it_takes_back_however_long_the_file_is()
    {
        var story = BankStory.Of(host);
        var others = Enumerable.Range(0, 120).Select(at => Entry("1.00", $"LONG-{at}"));

        var file = await story.Import(Statement([Back("9.00", "LATER"), .. others, Entry("9.00", "LATER")]));

        (file["state"].Text(), file["through"].Int(), Reversed(file)).ShouldBe(("imported", 122, 1));
        file["unknown_reversals"]!.AsArray().ShouldBeEmpty();
        (await story.Sums("reversed")).ShouldBe(["9.00"]);
    }

    [Fact]
    public async Task is_told_to_the_treasurer_where_two_payments_are_meant_as_much_as_each_other()
    {
        var story = BankStory.Of(host);
        await story.Import(Statement(Entry("7.00", "TWIN-1", Named(null, "DUES")), Entry("7.00", "TWIN-2", Named(null, "DUES"))));

        var file = await story.Import(Statement(Back("7.00", "BACK-TWIN", Named(null, "DUES"))));

        Reversed(file).ShouldBe(0);
        file["unknown_reversals"]!.AsArray().Select(line => line!.GetValue<int>()).ShouldBe([6]);
        Reversed(await story.Import(Statement(Back("7.00", "TWIN-2", Named(null, "DUES"))))).ShouldBe(1, "the bank's own name says which");
    }

    private static string Back(string amount, string bank, string details = "") =>
        Entry(amount, bank, details, way: "DBIT", reversal: true);

    private static string Named(string? transaction, string? end, string amount = "8.00") =>
        "<TxDtls><Refs>" + (end is null ? "" : $"<EndToEndId>{end}</EndToEndId>")
        + (transaction is null ? "" : $"<TxId>{transaction}</TxId>")
        + $"</Refs><AmtDtls><TxAmt><Amt Ccy=\"EUR\">{amount}</Amt></TxAmt></AmtDtls></TxDtls>";

    private static int Reversed(JsonObject file) => file["counts"]!["reversed"].Int();
}
