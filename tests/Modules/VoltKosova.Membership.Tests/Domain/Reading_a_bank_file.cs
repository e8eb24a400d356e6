using System.Text;
using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using Xunit;
using static VoltKosova.Membership.Tests.BankFiles;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Reading_a_bank_file
{
    private const string Rf = "RF18539007547034";

    static Reading_a_bank_file() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task finds_the_transfers_of_a_batch()
    {
        var entry = (await Read(Statement(Entry("20.00", "B1", Transfer("12.50", Rf) + Transfer("7.50", null, "Zef", "kuota"))))).Single();

        (entry.Amount, entry.Reference, entry.BookedOn, entry.IsCredit, entry.IsBooked).ShouldBe(
            (new Money("20.00", "EUR"), "B1", new DateOnly(2026, 3, 2), true, true));
        entry.Details.Select(one => (one.Amount!.Amount, one.Reference, one.PayerName, one.PayerText)).ShouldBe(
            [("12.50", Rf, "Nightjar Payer", null), ("7.50", null, "Zef", "kuota")]);
    }

    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("xk051212012345678906", "XK051212012345678906")]
    [InlineData("DE88370400440532013000", null)]
    [InlineData("1212012345678906", null)]
    public async Task knows_the_account_of_the_payer_by_a_number_whose_check_holds(string written, string? read) =>
        (await Read(Statement(Entry("1.00", "B1", Transfer("1.00", null, iban: written))))).Single().Details[0].PayerAccount.ShouldBe(read);

    [Fact]
    public async Task tells_whom_money_went_to_and_from_when_the_bank_counts_it()
    {
        var entry = (await Read(Statement(Entry(
            "3.00", "B1", "<TxDtls><RltdPties><Cdtr><Nm>Shtypshkronja</Nm></Cdtr></RltdPties></TxDtls>", way: "DBIT").Replace(
                "<AcctSvcrRef>", "<ValDt><Dt>2026-03-04</Dt></ValDt><AcctSvcrRef>", StringComparison.Ordinal)))).Single();

        (entry.Details[0].PayeeName, entry.BookedOn, entry.ValuedOn).ShouldBe(
            ("Shtypshkronja", new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 4)));
        (await Read(Statement(Entry("3.00", "B1")))).Single().ValuedOn.ShouldBeNull();
    }

    [Fact]
    public async Task does_not_believe_details_that_do_not_add_up() => (await Read(Statement(
            Entry("20.00", "B1", Transfer("12.50", Rf) + Transfer("7.00", Rf))))).Single()
        .Details.Select(one => (one.Amount!.Amount, one.Reference)).ShouldBe([("20.00", (string?)null)]);

    [Theory]
    [InlineData("kuota RF18 5390 0754 7034 flm", Rf)]
    [InlineData("rf18539007547034", Rf)]
    [InlineData("RF18-5390-0754-7034", Rf)]
    [InlineData("kuota/RF18.5390.0754.7034/2026", Rf)]
    [InlineData("perf-RF18539007547034", Rf)]
    [InlineData("PERF 12 RF18539007547034", Rf)]
    [InlineData("RF19539007547034", null)]
    [InlineData("RF", null)]
    public async Task finds_the_reference_where_people_type_it(string free, string? found) =>
        (await Read(Statement(Entry("1.00", "B1", Transfer("1.00", null, free: free))))).Single().Details[0].Reference.ShouldBe(found);

    [Fact]
    public void looks_no_further_than_a_reference_is_long()
    {
        var text = string.Concat(Enumerable.Repeat("RF", 100_000));

        Membership.Dues.TypedReference.In(text).Count(one => one is not null).ShouldBe(0, "each is read no further than it can reach");
    }

    [Theory]
    [InlineData("camt.053.001.08", "BkToCstmrStmt", "Stmt")]
    [InlineData("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn")]
    public async Task understands_the_newer_version(string schema, string message, string report)
    {
        const string newer =
            """
            <Ntry><Amt Ccy="EUR">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts>
            <BookgDt><DtTm>2026-03-02T23:59:00+01:00</DtTm></BookgDt><NtryDtls><TxDtls>
            <Refs><AcctSvcrRef>T9</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="EUR">5.0</Amt>
            <RltdPties><Dbtr><Pty><Nm>Zana</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>
            """;

        var entry = (await Read(Of(schema, message, report, [newer]))).Single();

        (entry.IsBooked, entry.Amount.Amount, entry.Details[0].PayerName).ShouldBe((false, "5.00", "Zana"));
        entry.Details[0].BankReferences.ShouldBe(["T9"]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1250")]
    public async Task understands_the_letters_of_a_bank_that_says_how_it_writes(string encoding)
    {
        var file = Statement(Entry("1.00", "B1", Transfer("1.00", null, "Đorđe Čolić Ç"))).TrimStart('\uFEFF')
            .Replace("encoding=\"UTF-8\"", $"encoding=\"{encoding}\"", StringComparison.Ordinal);

        (await Read(file, encoding)).Single().Details[0].PayerName.ShouldBe("Đorđe Čolić Ç");
    }

    [Fact]
    public async Task knows_an_entry_again_and_twins_apart()
    {
        var twin = Entry("5.00", null, Transfer("5.00", null));
        var ids = (await Read(Statement(twin, twin, Entry("5.00", "B1"), Entry("6.00", null)))).Select(one => one.Identity).ToList();

        ids.Distinct().Count().ShouldBe(4);
        (await Read(Statement(Entry("6.00", null), twin, twin))).Select(one => one.Identity).ShouldBe([ids[3], ids[0], ids[1]]);
    }

    [Fact]
    public async Task knows_an_entry_again_though_the_bank_numbers_those_of_each_file()
    {
        string[] bodies = [Entry("5.00", null, Transfer("5.00", null)), Entry("5.00", null, Transfer("5.00", null)), Entry("6.00", null)];
        IEnumerable<string> Numbered(IEnumerable<string> entries) => entries.Select(
            (entry, at) => entry.Replace("<Ntry>", $"<Ntry><NtryRef>{at + 1}</NtryRef>", StringComparison.Ordinal));

        var ids = (await Read(Statement(Numbered(bodies)))).Select(one => one.Identity).ToList();

        ids.Distinct().Count().ShouldBe(3);
        (await Read(Statement(Numbered([bodies[2], bodies[0]])))).Select(one => one.Identity).ShouldBe([ids[2], ids[0]]);
    }

    [Theory]
    [InlineData("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.03'/>", 1)]
    [InlineData("\n<html/>", 2)]
    public async Task refuses_what_is_no_statement(string file, int line) =>
        (await Refusal(file)).ShouldBe(new BankFileUnknown(line));

    [Theory]
    [InlineData("kuota;12,50", 1)]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>", 1)]
    public async Task refuses_what_is_no_XML(string file, int line) =>
        (await Refusal(file)).ShouldBe(new BankFileNotXml(line));

    [Fact]
    public async Task says_in_which_line_it_breaks_off() =>
        (await Refusal(Statement(Entry("1.00", "B1"))[..^40])).ShouldBeOfType<BankFileNotXml>().Line.ShouldBeGreaterThan(5);

    [Fact]
    public async Task says_which_entry_is_wrong()
    {
        (await Refusal(Statement(Entry("1.00", "B1"), Entry("12,50", "B2")))).ShouldBe(new BankEntryWrong(7, "Amt"));
        (await Refusal(Statement(Entry("1.00", "B1", way: "BOTH")))).ShouldBe(new BankEntryWrong(6, "CdtDbtInd"));
        (await Refusal(Statement(Entry("1.00", "B1").Replace("2026-03-02", "2026-02-30", StringComparison.Ordinal))))
            .ShouldBe(new BankEntryWrong(6, "BookgDt"));
    }

    [Fact]
    public async Task refuses_an_entry_with_more_transfers_than_can_be_booked_together() =>
        (await Refusal(Statement(Entry("1.00", "B1"), Entry("10001.00", "B2", string.Concat(Enumerable.Repeat(
            Transfer("1.00", null), 10_001)))))).ShouldBe(new BankEntryTooLarge(7, 10_000));

    private static async Task<List<BankEntry>> Read(string file, string encoding = "utf-8")
    {
        await using var stream = new MemoryStream(Encoding.GetEncoding(encoding).GetBytes(file));
        return await CamtReader.Read(stream, _ => { }, TestContext.Current.CancellationToken).ToListAsync();
    }

    private static async Task<Rejection> Refusal(string file) => (await Should.ThrowAsync<BankFileException>(() => Read(file))).Rejection;
}
