using System.Net;
using System.Text;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Jobs;
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

        (await Import(treasurer, chapter, Statement(entries[..5]))).ShouldBe((5, new BankFileCounts(4, 1, 0, 0, 2)));
        (await Import(treasurer, chapter, Statement(entries[..5]))).ShouldBe((5, new BankFileCounts(0, 0, 3, 0, 2)));
        (await Import(treasurer, chapter, Statement(entries))).ShouldBe(
            (6, new BankFileCounts(1, 0, 3, 0, 2)), "the file overlaps with the one before");

        var waiting = (await treasurer.Get($"{Payments}?filter[state][eq]=unmatched")).Body["items"]!.AsArray();
        waiting.Select(one => one!["amount"]!["amount"]!.GetValue<string>()).Order(StringComparer.Ordinal)
            .ShouldBe(["5.00", "5.00", "7.50", "9.00"]);
        (await treasurer.Get($"{Payments}?filter[state][eq]=allocated")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["reference"]!
            .GetValue<string>().ShouldBe(reference);
    }

    [Theory]
    [InlineData("the first page first", 1, 2)]
    [InlineData("the second page first", 2, 1)]
    public async Task books_every_page_of_a_statement_and_nothing_twice(string order, params int[] pages)
    {
        // Twins without a name of the bank's, on one page and on both.
        var (chapter, treasurer) = Chapter();
        var twin = Entry("5.00", null, Transfer("5.00", null, $"Twin {chapter}"));
        string[][] entries = [[Entry("1.00", $"P1-{chapter}"), twin, twin], [twin, Entry("2.00", $"P2-{chapter}")]];
        string PageOf(int number) => Page(number, number == 2, $"March {chapter}", entries[number - 1]);

        foreach (var page in pages)
            (await Import(treasurer, chapter, PageOf(page))).Counts.Booked.ShouldBe(entries[page - 1].Length, order);
        foreach (var page in pages)
            (await Import(treasurer, chapter, PageOf(page))).Counts.Known.ShouldBe(entries[page - 1].Length, "the same page again");

        (await Import(treasurer, chapter, Statement(entries.SelectMany(one => one)))).Counts.ShouldBe(
            new BankFileCounts(0, 0, 5, 0, 0), "the month in one file");
        (await Import(treasurer, chapter, PageOf(1).Replace($"P1-{chapter}", $"P2-{chapter}", StringComparison.Ordinal)
            .Replace(">1.00<", ">2.00<", StringComparison.Ordinal))).Counts.Booked.ShouldBe(0, "an entry on another page than before");
        (await treasurer.Get($"{Payments}?count=true&limit=1")).Body["total"]!["count"]!.GetValue<int>().ShouldBe(5);
    }

    [Fact]
    public async Task knows_the_twins_of_a_page_that_another_file_has_brought_in_part()
    {
        var (chapter, treasurer) = Chapter();
        var twin = Entry("5.00", null, Transfer("5.00", null, $"Twin {chapter}"));
        (await Import(treasurer, chapter, Statement(twin))).Counts.Booked.ShouldBe(1);

        (await Import(treasurer, chapter, Page(1, false, $"March {chapter}", twin))).Counts.Known.ShouldBe(1, "the day before");
        (await Import(treasurer, chapter, Page(2, true, $"March {chapter}", twin))).Counts.Booked.ShouldBe(1, "another one");
    }

    [Fact]
    public async Task knows_the_entries_of_a_statement_that_is_sent_anew_with_other_pages()
    {
        var (chapter, treasurer) = Chapter();
        string[] entries =
        [
            .. Enumerable.Range(1, 3).Select(at => Entry($"{at}.00", null, Transfer($"{at}.00", null, $"No. {at} {chapter}"))),
        ];
        string PageOf(int number, string day, params string[] its) => Page(number, number == 2, $"April {chapter}", its)
            .Replace("</b:Id>\n<b:Acct>", $"</b:Id><b:CreDtTm>{day}T06:00:00</b:CreDtTm>\n<b:Acct>", StringComparison.Ordinal);
        await Import(treasurer, chapter, PageOf(1, "2026-05-01", entries[0]));
        await Import(treasurer, chapter, PageOf(2, "2026-05-01", entries[1..]));

        (await Import(treasurer, chapter, PageOf(1, "2026-05-04", entries[..2]))).Counts.Known.ShouldBe(2);
        (await Import(treasurer, chapter, PageOf(2, "2026-05-04", entries[2]))).Counts.Known.ShouldBe(1);
        (await treasurer.Get($"{Payments}?count=true&limit=1")).Body["total"]!["count"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task knows_what_was_pending_beside_it()
    {
        var (chapter, treasurer) = Chapter();
        string[] entries = [Entry("6.00", $"N-{chapter}", status: "PDNG"), Entry("6.00", $"N-{chapter}")];

        (await Import(treasurer, chapter, Statement(entries))).Counts.Booked.ShouldBe(1);

        (await Import(treasurer, chapter, Statement(entries[1]))).Counts.Known.ShouldBe(1);
    }

    [Fact]
    public async Task takes_a_table_through_the_same_door()
    {
        var (chapter, treasurer) = Chapter();
        var reference = (await DuesStory.Owed(host, "banktable@example.org", "suhareke")).Reference;
        var table = $"Datum;Uplatilac;Svrha uplate;Iznos\n2.3.2026;Zef;članarina {reference};12,50\n3.3.2026;Lul;nepoznato;-4,00\n";
        var longer = table + "4.3.2026;Mirjana Žunić;nepoznato;7,50\n";

        (await Import(treasurer, chapter, table, "text/csv")).ShouldBe((2, new BankFileCounts(1, 1, 0, 0, 1)));
        (await Import(treasurer, chapter, longer, "text/csv")).ShouldBe((3, new BankFileCounts(1, 0, 1, 0, 1)));
        (await treasurer.Get($"{Payments}?filter[state][eq]=unmatched")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["payer_name"]!
            .GetValue<string>().ShouldBe("Mirjana Žunić");

        var refused = await HandIn(treasurer, chapter, longer + "5.3.2026;Zef;x;7,5,0\n", "text/csv");
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "bank-entry-wrong"));
        refused.Body["detail"]!.GetValue<string>().ShouldContain("5");
        (await HandIn(treasurer, chapter, "a;b\n1;2", "text/csv")).Code.ShouldBe("bank-table-unknown");
        (await Left(chapter)).ShouldBeEmpty();
    }

    [Fact]
    public async Task takes_back_what_the_bank_takes_back_and_lists_what_it_cannot_tell()
    {
        var (chapter, treasurer) = Chapter();
        await Import(treasurer, chapter, Statement(Entry("8.00", "R1")));

        var file = await HandIn(treasurer, chapter, Statement(
            Entry("8.00", "R1", way: "DBIT", reversal: true), Entry("8.00", "R9", way: "DBIT", reversal: true)));
        await Book();

        var booked = (await treasurer.Get(file.Location!)).Body;
        booked["counts"]!["reversed"]!.GetValue<int>().ShouldBe(1);
        booked["unknown_reversals"]!.AsArray().Select(line => line!.GetValue<int>()).ShouldBe([7]);
        (await treasurer.Get($"{Payments}?filter[state][eq]=reversed")).Body["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task refuses_a_broken_file_as_a_whole_and_says_where()
    {
        var (chapter, treasurer) = Chapter();

        var refused = await HandIn(treasurer, chapter, Statement(Entry("8.00", "X1"), Entry("8,00", "X2")));

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "bank-entry-wrong"));
        refused.Body["detail"]!.GetValue<string>().ShouldContain("7");
        (await HandIn(treasurer, chapter, "<a/>")).Code.ShouldBe("bank-file-unknown");
        (await HandIn(treasurer, chapter, "Date;Amount")).Code.ShouldBe("bank-file-not-xml");
        (await HandIn(treasurer, Guid.NewGuid(), Statement(Entry("8.00", "X1")))).Code.ShouldBe("outside-own-scope");
        (await Left(chapter)).ShouldBeEmpty();
        (await treasurer.Get(Payments)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await treasurer.Get(Files)).Body["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task goes_on_where_a_run_ended_and_tells_how_far_it_is()
    {
        var (chapter, treasurer) = Chapter();
        var file = await HandIn(treasurer, chapter, Statement(Enumerable.Range(0, 250).Select(at => Entry("1.00", $"K{at}"))));
        file.Status.ShouldBe(HttpStatusCode.Accepted);
        host.Jobs.Asked.ShouldContain($"membership.book-bank-files {file.Body["bank_file_id"]!.GetValue<Guid>()}");
        (await Left(chapter)).Count.ShouldBe(250);

        await Execute("CREATE TABLE held AS SELECT * FROM membership.mt_doc_waiting_bank_entry ORDER BY id OFFSET 100");
        await Execute("DELETE FROM membership.mt_doc_waiting_bank_entry WHERE id IN (SELECT id FROM held)");
        (await Should.ThrowAsync<JobFailedException>(Book)).Code.ShouldBe("bank-entries-missing");
        var half = (await treasurer.Get(file.Location!)).Body;
        (half["state"]!.GetValue<string>(), half["through"]!.GetValue<int>()).ShouldBe(("importing", 100));
        await Execute("INSERT INTO membership.mt_doc_waiting_bank_entry SELECT * FROM held");
        await Book();

        var whole = (await treasurer.Get(file.Location!)).Body;
        (whole["state"]!.GetValue<string>(), whole["through"]!.GetValue<int>(), whole["counts"]!["booked"]!.GetValue<int>())
            .ShouldBe(("imported", 250, 250));
        (await treasurer.Get($"{Payments}?count=true&limit=1")).Body["total"]!["count"]!.GetValue<int>().ShouldBe(250);
        (await Left(chapter)).ShouldBeEmpty();
        (await host.As(new Grant(Role.Treasurer, Guid.NewGuid())).Get(file.Location!)).Code.ShouldBe("no-such-bank-file");
    }

    [Fact]
    public async Task is_one_file_however_often_it_is_sent_with_the_same_key()
    {
        var (chapter, treasurer) = Chapter();
        treasurer.DefaultRequestHeaders.Add("Idempotency-Key", $"march-{chapter}");

        var first = await HandIn(treasurer, chapter, Statement(Entry("2.00", "I1")));
        var again = await HandIn(treasurer, chapter, Statement(Entry("2.00", "I1")));
        var other = await HandIn(treasurer, chapter, Statement(Entry("2.00", "I2")));

        (again.Status, again.Location).ShouldBe((HttpStatusCode.Accepted, first.Location));
        other.Code.ShouldBe("idempotency-key-reused");
        (await treasurer.Get(Files)).Body["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task leaves_nothing_of_an_upload_that_broke_off()
    {
        var lost = Guid.NewGuid();
        await host.With<BankFileInbox, int>(inbox => inbox.Take(
            lost, Enumerable.Range(1, 3).Select(Waiting).ToAsyncEnumerable(), 10, CancellationToken.None));
        await Book();
        (await Of(lost)).Count.ShouldBe(3, "it may still be on its way");

        host.Clock.Advance(TimeSpan.FromDays(400));
        await Book();

        (await Of(lost)).ShouldBeEmpty();
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

    private static BankEntry Waiting(int line) => new(
        line, $"lost-{line}", new Money("1.00", "EUR"), IsCredit: true, IsReversal: false, IsBooked: true, new DateOnly(2026, 3, 2), null,
            []);

    private static async Task<Reply> HandIn(HttpClient treasurer, Guid chapter, string file, string type = "application/xml")
    {
        using var content = new StringContent(file, Encoding.UTF8, type);
        return await treasurer.Send(HttpMethod.Post, $"{Files}?chapter_id={chapter}", content);
    }

    private async Task<(int Entries, BankFileCounts Counts)> Import(
        HttpClient treasurer, Guid chapter, string file, string type = "application/xml")
    {
        var handedIn = await HandIn(treasurer, chapter, file, type);
        await Book();
        var row = (await treasurer.Get(handedIn.Location!)).Body;
        var counts = row["counts"]!;
        return (row["entries"]!.GetValue<int>(), new BankFileCounts(
            counts["booked"]!.GetValue<int>(), counts["matched"]!.GetValue<int>(), counts["known"]!.GetValue<int>(),
            counts["reversed"]!.GetValue<int>(), counts["passed"]!.GetValue<int>()));
    }

    private Task<IReadOnlyList<string>> Of(Guid file) =>
        host.Rows("SELECT id FROM membership.mt_doc_waiting_bank_entry WHERE left(id, 36) = $1", file.ToString());

    private Task<IReadOnlyList<string>> Left(Guid chapter) => host.Rows(
        """
        SELECT entry.id FROM membership.mt_doc_waiting_bank_entry AS entry
        JOIN membership.mt_doc_bank_file AS file ON file.id = left(entry.id, 36)::uuid WHERE file.data ->> 'chapter_id' = $1
        """,
        chapter.ToString());

    private Task<bool> Book() => host.With<BookBankFiles, bool>(async job =>
    {
        await job.Run(new NoParameters(), new JobRun(Guid.NewGuid(), 1, host.Clock, CancellationToken.None), CancellationToken.None);
        return true;
    });

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private (Guid Chapter, HttpClient Treasurer) Chapter()
    {
        var chapter = Guid.NewGuid();
        return (chapter, host.As(new Grant(Role.Treasurer, chapter)));
    }
}
