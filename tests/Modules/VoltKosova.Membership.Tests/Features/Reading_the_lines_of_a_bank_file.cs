using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Jobs;
using VoltKosova.PrivacyDesk;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.BankFiles;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Reading_the_lines_of_a_bank_file(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string WentOut =
        "<TxDtls><RltdPties><Dbtr><Nm>Volt Testi</Nm></Dbtr><Cdtr><Nm>Shtypshkronja Çlirimi</Nm></Cdtr></RltdPties>"
        + "<RmtInf><Ustrd>fatura 17</Ustrd></RmtInf></TxDtls>";

    [Fact]
    public async Task tells_what_became_of_each()
    {
        var bank = BankStory.Of(host);
        var reference = (await DuesStory.Owed(host, "lines@example.org", "skenderaj")).Reference;
        string[] file =
        [
            Entry("8.00", "L9", way: "DBIT", reversal: true),
            Entry("20.00", "L1", Transfer("12.50", reference) + Transfer("7.50", null)),
            Entry("9.00", "L2", currency: "CHF"),
            Entry("3.00", "L3", WentOut, way: "DBIT").Replace(
                "<AcctSvcrRef>", "<ValDt><Dt>2026-03-04</Dt></ValDt><AcctSvcrRef>", StringComparison.Ordinal),
            Entry("4.00", "L4", Transfer("4.00", null, "Awaited Payer"), status: "PDNG"),
            Entry("5.00", "L5"),
            Entry("5.00", "L5", way: "DBIT", reversal: true),
            Entry("0.00", "L6"),
            Entry("2.00", "L7", way: "CRDT", reversal: true),
        ];
        var first = await Lines(bank, file);

        first.Select(Said).ShouldBe(
        [
            "1/1 unknown_reversal debit 8.00 EUR 2026-03-02 L9",
            "2/1 booked credit 12.50 EUR 2026-03-02 ",
            "2/2 booked credit 7.50 EUR 2026-03-02 ",
            "3/1 booked credit 9.00 CHF 2026-03-02 L2",
            "4/1 debit debit 3.00 EUR 2026-03-02 L3",
            "5/1 pending credit 4.00 EUR 2026-03-02 L4",
            "6/1 booked credit 5.00 EUR 2026-03-02 L5",
            "7/1 reversed debit 5.00 EUR 2026-03-02 L5",
            "8/1 empty credit 0.00 EUR 2026-03-02 L6",
            "9/1 debit_reversed credit 2.00 EUR 2026-03-02 L7",
        ]);
        first.Select(line => line!["file_line"]!.GetValue<int>()).ShouldBe([6, 7, 7, 8, 9, 10, 11, 12, 13, 14]);
        first[4]!["valued_on"].Text().ShouldBe("2026-03-04");
        (first[4]!["party"]!["name"].Text(), first[4]!["party"]!["text"].Text()).ShouldBe(("Shtypshkronja Çlirimi", "fatura 17"));
        first[5]!["party"].ShouldBeNull("it comes again as a payment, which forgets its payer");
        first[7]!["payment_id"].Text().ShouldBe(first[6]!["payment_id"].Text());
        (await bank.Treasurer.Get($"{BankStory.Payments}/{first[2]!["payment_id"].Text()}")).Body["payer_name"].Text()
            .ShouldBe("Nightjar Payer");
        string.Concat(first.Select(line => line!.ToJsonString())).ShouldNotContain("Nightjar", Case.Sensitive, "the payment says who paid");

        (await Lines(bank, file)).Select(line => line!["state"].Text()).ShouldBe(
            ["known", "known", "known", "known", "debit", "pending", "known", "known", "empty", "debit_reversed"]);
    }

    [Fact]
    public async Task goes_by_what_became_of_them_in_pages_as_a_table_and_in_one_s_own_chapters()
    {
        var bank = BankStory.Of(host);
        var path = await Path(
            bank, [Entry("1.00", $"A{bank.Chapter}"), Entry("2.00", "B", WentOut, way: "DBIT"), Entry("3.00", "C", way: "DBIT")]);

        (await bank.Treasurer.Get($"{path}?filter[state][eq]=debit")).Body["items"]!.AsArray().Count.ShouldBe(2);
        var page = (await bank.Treasurer.Get($"{path}?limit=2")).Body;
        page["items"]!.AsArray().Count.ShouldBe(2);
        (await bank.Treasurer.Get(page["next"].Text())).Body["items"]!.AsArray().ShouldHaveSingleItem();
        (await host.As(new Grant(Role.Treasurer, Guid.NewGuid())).Get(path)).Code.ShouldBe("no-such-bank-file");
        (await host.OfficerOf(bank.Chapter).Get(path)).Code.ShouldBe("right-missing");
    }

    [Fact]
    public async Task is_complete_and_without_twins_also_where_a_run_ended_in_the_middle()
    {
        var bank = BankStory.Of(host);
        using var content = new StringContent(
            Statement(Enumerable.Range(0, 250).Select(at => Entry("1.00", $"{bank.Chapter}{at}"))), Encoding.UTF8, "application/xml");
        var file = await bank.Treasurer.Send(HttpMethod.Post, $"/api/v1/membership/bank-files?chapter_id={bank.Chapter}", content);
        await Execute("CREATE TABLE held_lines AS SELECT * FROM membership.mt_doc_waiting_bank_entry ORDER BY id OFFSET 100");
        await Execute("DELETE FROM membership.mt_doc_waiting_bank_entry WHERE id IN (SELECT id FROM held_lines)");
        await Should.ThrowAsync<JobFailedException>(() => host.Run<BookBankFiles, NoParameters>(new NoParameters()));
        (await Count()).ShouldBe(100);

        await Execute("INSERT INTO membership.mt_doc_waiting_bank_entry SELECT * FROM held_lines");
        await host.Run<BookBankFiles, NoParameters>(new NoParameters());
        await host.Run<BookBankFiles, NoParameters>(new NoParameters());

        (await Count()).ShouldBe(250);

        async Task<int> Count() => (await bank.Treasurer.Get($"{file.Location}/lines?count=true&limit=1"))
            .Body["total"]!["count"]!.GetValue<int>();
    }

    [Fact]
    public async Task forgets_whom_money_went_to_once_the_books_of_the_year_are_closed()
    {
        var bank = BankStory.Of(host);
        var path = await Path(bank, [Entry("2.00", "B", WentOut, way: "DBIT")]);
        var old = FixedClock.Start.AddYears(-1);
        (await Retention(rule => rule.Count(old, CancellationToken.None))).ShouldBe(0);

        host.Clock.Advance(TimeSpan.FromDays(401));
        var due = host.Clock.GetUtcNow().AddDays(-400);
        (await Retention(async rule => (await rule.Rule(CancellationToken.None)).Days)).ShouldBe(400);
        (await Retention(rule => rule.Count(due, CancellationToken.None))).ShouldBeGreaterThan(0);
        while (await Retention(rule => rule.DeletePiece(due, CancellationToken.None)) > 0)
            (await Retention(rule => rule.Count(due, CancellationToken.None))).ShouldBe(0);

        var line = (await bank.Treasurer.Get(path)).Body["items"]!.AsArray().ShouldHaveSingleItem()!;
        (line["party"], line["amount"]!["amount"].Text(), line["state"].Text()).ShouldBe((null, "2.00", "debit"));
        (await Traces.Of(host.ConnectionString, "membership", "Shtypshkronja")).ShouldBeEmpty();
    }

    private static string Said(JsonNode? line) =>
        $"{line!["entry"]}/{line["part"]} {line["state"].Text()} {line["direction"].Text()} {line["amount"]!["amount"].Text()} "
        + $"{line["amount"]!["currency"].Text()} {line["booked_on"].Text()} {line["bank_reference"]?.GetValue<string>()}";

    private static async Task<JsonArray> Lines(BankStory bank, string[] entries) =>
        (await bank.Treasurer.Get(await Path(bank, entries))).Body["items"]!.AsArray();

    private static async Task<string> Path(BankStory bank, string[] entries) =>
        $"/api/v1/membership/bank-files/{(await bank.Import(Statement(entries)))["id"].Text()}/lines";

    private Task<long> Retention(Func<IRetain, Task<long>> act) => host.With<IEnumerable<IRetain>, long>(
        rules => act(rules.Single(rule => rule is OldBankLines)));

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
