using System.Text;
using Shouldly;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using Xunit;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Reading_a_bank_table
{
    private const string Rf = "RF18539007547034";

    static Reading_a_bank_table() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task finds_the_columns_by_the_heads_of_an_albanian_bank_below_lines_about_the_account()
    {
        var entries = await Read(
            $"""
            Banka e Testit sh.a.
            Llogaria;1234567890123456
            Periudha;01.03.2026 - 31.03.2026

            Data e transaksionit;Përshkrimi i pagesës;Debi;Kredi;Monedha;Paguesi;Numri i transaksionit
            02.03.2026;kuota {Rf};;1.234,50;EUR;Arbër Çela;T-1
            3.3.2026;"qira; zyra
            mars";150,00;;EUR;Pronari;T-2
            Totali;;150,00;1.234,50;;;
            """);

        entries.Select(one => (one.Line, one.BookedOn, one.Amount.Amount, one.IsCredit, one.Reference)).ShouldBe(
        [
            (6, new DateOnly(2026, 3, 2), "1234.50", true, "T-1"), (7, new DateOnly(2026, 3, 3), "150.00", false, "T-2"),
        ]);
        var detail = entries[0].Details.ShouldHaveSingleItem();
        (detail.Reference, detail.PayerName, detail.PayerText).ShouldBe((Rf, "Arbër Çela", $"kuota {Rf}"));
        entries[1].Details[0].PayerText!.ReplaceLineEndings("\n").ShouldBe("qira; zyra\nmars");
    }

    [Theory]
    [InlineData("Datum knjiženja,Svrha uplate,Iznos,Uplatilac,Poziv na broj\n02.03.2026.,fee,\"12,50\",Đorđe Žunić,RF18 5390 0754 7034")]
    [InlineData("Booking date\tPurpose\tAmount (EUR)\tPayer\tReference\n2026-03-02 10:11\tfee\t12.50\tĐorđe Žunić\tRF18539007547034")]
    [InlineData("Data;Qëllimi;Shuma;Paguesi;Referenca\r\n2/3/2026;kuota;12,5 EUR;Đorđe Žunić;=\"RF18539007547034\"\r\n")]
    public async Task finds_them_in_every_language_and_way_of_writing(string table)
    {
        var entry = (await Read(table)).ShouldHaveSingleItem();

        (entry.BookedOn, entry.Amount, entry.IsCredit).ShouldBe((new DateOnly(2026, 3, 2), new Money("12.50", "EUR"), true));
        (entry.Details[0].PayerName, entry.Details[0].Reference).ShouldBe(("Đorđe Žunić", Rf));
    }

    [Theory]
    [InlineData("Data;Shuma;Paguesi;Llogaria e paguesit\n2.3.2026;5;Zef;XK05 1212 0123 4567 8906", "XK051212012345678906")]
    [InlineData("Datum;Iznos;Račun platioca;IBAN\n2.3.2026;5;DE89370400440532013000;XK051212012345678906", "DE89370400440532013000")]
    [InlineData("Date;Amount;Counterparty IBAN\n2.3.2026;5;1212012345678906", null)]
    public async Task knows_the_account_of_the_payer_where_there_is_a_column_for_it(string table, string? read) =>
        (await Read(table)).ShouldHaveSingleItem().Details[0].PayerAccount.ShouldBe(read);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("windows-1250", false)]
    public async Task finds_out_the_letters(string encoding, bool mark)
    {
        var written = Encoding.GetEncoding(encoding);
        const string table = "Data;Shuma;Paguesi\n2.3.2026;5;Gëzim Çela, Đorđe Ćosić Čučković, Šaban Žitić";

        var entry = (await Read([.. mark ? written.GetPreamble() : [], .. written.GetBytes(table)])).ShouldHaveSingleItem();

        entry.Details[0].PayerName.ShouldBe("Gëzim Çela, Đorđe Ćosić Čučković, Šaban Žitić");
    }

    [Theory]
    [InlineData(null, "Señor Núñez, Åsa Øst")]
    [InlineData("windows-1252", "Hélène è")]
    public async Task knows_the_western_page_by_its_letters_or_by_what_the_sender_says(string? charset, string name) =>
        (await Read(Encoding.GetEncoding(1252).GetBytes($"Date;Amount;Payer\n2.3.2026;5;{name}"), charset))
            .ShouldHaveSingleItem().Details[0].PayerName.ShouldBe(name);

    [Theory]
    [InlineData("1234.5", 1234.5, null)]
    [InlineData("1.234", 1234, null)]
    [InlineData("1,234.56", 1234.56, null)]
    [InlineData("1.234.567,89", 1234567.89, null)]
    [InlineData("1 234,50 €", 1234.5, "EUR")]
    [InlineData("-12,50", -12.5, null)]
    [InlineData("12,50-", -12.5, null)]
    [InlineData("(12.50)", -12.5, null)]
    [InlineData("CHF 12'345.00", 12345, "CHF")]
    public void reads_sums_as_they_are_written(string cell, double sum, string? currency) =>
        CsvCells.Sum(cell).ShouldBe(((decimal)sum, currency));

    [Theory]
    [InlineData("")]
    [InlineData("12.5.3")]
    [InlineData("1.23.456")]
    [InlineData("=1+1")]
    [InlineData("(12")]
    [InlineData("12 EURO")]
    public void takes_nothing_else_for_a_sum(string cell) => CsvCells.Sum(cell).ShouldBeNull();

    [Theory]
    [InlineData("Data;Shuma\n2.3.2026;5\n31.2.2026;5", 3, "date")]
    [InlineData("Data;Shuma\n2.3.2026;pesë", 2, "amount")]
    [InlineData("Data;Kredi;Debi\n2.3.2026;;", 2, "amount")]
    [InlineData("Data;Shuma;Monedha\n2.3.2026;5;EURO", 2, "currency")]
    [InlineData("Data;Shuma;Paguesi\n2.3.2026;5;\"Zef", 2, "\"")]
    public async Task refuses_the_file_with_the_line_and_what_is_wrong(string table, int line, string element) =>
        (await Should.ThrowAsync<BankFileException>(() => Read(table))).Rejection.ShouldBe(new BankEntryWrong(line, element));

    [Theory]
    [InlineData("")]
    [InlineData("Emri;Mbiemri\nArbër;Krasniqi")]
    [InlineData("Data;Shuma;Shuma\n2.3.2026;5;6")]
    public async Task refuses_a_table_that_does_not_say_what_is_a_day_and_a_sum(string table) =>
        (await Should.ThrowAsync<BankFileException>(() => Read(table))).Rejection.ShouldBe(new BankTableUnknown());

    [Fact]
    public async Task tells_twins_apart_and_gives_an_entry_the_same_name_in_every_file()
    {
        const string twins = "2.3.2026;5;Zef\n2.3.2026;5;Zef";
        var first = await Read($"Data;Shuma;Paguesi\n{twins}");
        var second = await Read($"Data;Shuma;Paguesi\n{twins}\n3.3.2026;5;Zef");

        first.Select(one => one.Identity).Distinct().Count().ShouldBe(2);
        second.Select(one => one.Identity).Take(2).ShouldBe(first.Select(one => one.Identity));
    }

    private static Task<List<BankEntry>> Read(string table) => Read(Encoding.UTF8.GetBytes(table));

    private static async Task<List<BankEntry>> Read(byte[] table, string? charset = null) =>
        await CsvBankReader.Read(new MemoryStream(table), charset, _ => { }, CancellationToken.None).ToListAsync();
}
