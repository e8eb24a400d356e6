using System.Text;
using Microsoft.Playwright;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>Staff hand in files on the pages themselves, and follow them to their end.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Handing_in_files_in_a_browser(PagesHost host, Chromium chromium)
{
    private const int Half = 100;
    private const int All = 250;

    [Fact]
    public async Task watches_a_bank_file_being_booked_to_its_end()
    {
        var page = await SignedIn("bank@example.org", Role.Treasurer);
        await page.GetByRole(AriaRole.Link, new() { Name = "Files", Exact = true }).ClickAsync();
        await Axe.ShouldBeContent(page, "with kinds of files");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bank files" }).ClickAsync();
        await Axe.ShouldBeContent(page, "with a form for a file");

        await using (await HeldBooking.After(Half, host.ConnectionString))
        {
            await page.GetByLabel("Chapter", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Volt Gjakovë" });
            await Choose(page, "statement.xml", "text/xml", Camt());
            await page.GetByRole(AriaRole.Button, new() { Name = "Hand in a file" }).ClickAsync();
            await Assertions.Expect(page.Locator("[data-count]")).ToHaveTextAsync($"{Half} of {All}");
            await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("being booked");
            await Axe.ShouldBeContent(page, "with a file under way");
            await Chromium.Picture(page, "hand-in");
            var here = page.Url;
            await page.GetByRole(AriaRole.Link, new() { Name = "The job's latest run" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Booking payments")).ToBeVisibleAsync();
            await page.GotoAsync(here);
        }

        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("booked");
        await Assertions.Expect(page.Locator("[data-count]")).ToHaveTextAsync($"{All} of {All}");
        await Assertions.Expect(page.Locator(".facts div").Filter(new() { HasText = "Payments" })).ToContainTextAsync($"{All}");
    }

    [Fact]
    public async Task looks_at_a_file_of_members_before_anybody_is_one_and_confirms_it_by_keyboard()
    {
        var page = await SignedIn("officer@example.org", Role.MembershipOfficer);
        await page.GotoAsync("/staff/files/member-imports");
        await page.GetByLabel("Chapter", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Volt Prishtinë" });
        await page.GetByLabel("Version of the consent").FillAsync("2026-01");
        await Choose(
            page, "anetare.csv", "text/csv",
            "Emri;Mbiemri;E-maili;Datëlindja;Komuna\nZana;Gashi;zana.gashi@example.org;29.11.1990;Prishtinë\n"
            + ";Pa Emër;x;1.1.2000;Prishtinë\n");
        await page.GetByLabel("File", new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Hand in a file");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("waits for a yes");
        await Assertions.Expect(page.Locator("tbody tr").Filter(new() { HasText = "Zana Gashi" })).ToContainTextAsync("new");
        await Axe.ShouldBeContent(page, "with a preview");
        await page.SetViewportSizeAsync(360, 720);
        await Axe.ShouldBeContent(page, "with a preview on a phone");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        await page.SetViewportSizeAsync(1100, 860);
        await Chromium.Picture(page, "preview");
        await page.GetByRole(AriaRole.Link, new() { Name = "wrong", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("This is no e-mail address.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Zana Gashi")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Take in the new ones" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("taken in");
        await Assertions.Expect(page.Locator(".facts div").Filter(new() { HasText = "Taken in" })).ToContainTextAsync("1");
        (await Run("SELECT count(*) FROM membership.mt_doc_member_card WHERE data ->> 'email' = 'zana.gashi@example.org'")).ShouldBe(1L);

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        page.Url.ShouldNotContain("handler");
        await page.GetByLabel("Reason").FillAsync("The wrong list.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("undone");
    }

    [Theory]
    [InlineData("Shqip", "Skedari nuk është XML i rregullt; gabimi është në rreshtin 1. Asgjë nuk u regjistrua.")]
    [InlineData("Srpski", "Datoteka nije ispravan XML; greška je u redu 1. Ništa nije proknjiženo.")]
    [InlineData("English", "The file is not well-formed XML; the error is in line 1. Nothing was booked.")]
    public async Task are_told_what_is_wrong_with_a_file_in_their_language(string language, string said)
    {
        var page = await SignedIn($"wrong-{language.ToLowerInvariant()}@example.org", Role.Treasurer);
        await page.GotoAsync("/staff/files/bank-files");
        await page.GetByRole(AriaRole.Button, new() { Name = language }).ClickAsync();
        var before = await Files();
        await page.Locator("#chapter").SelectOptionAsync(new SelectOptionValue { Label = "Volt Kosova" });
        await Choose(page, "statement.xml", "text/xml", "this is no statement");
        await page.Locator("button.primary").ClickAsync();

        var problem = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(problem).ToBeVisibleAsync();
        await Axe.ShouldBeContent(page, "with a refused file");
        await Chromium.Picture(page, "refused-file");
        (await Files()).ShouldBe(before);
        (await problem.InnerTextAsync()).ShouldBe(said);
    }

    [Fact]
    public async Task are_not_taken_from_a_forged_form_nor_shown_to_others()
    {
        var page = await SignedIn("forged@example.org", Role.Treasurer);
        await page.GotoAsync("/staff/files/bank-files");
        var before = await Files();
        (await Send(page, "")).ShouldBe(400);
        (await Send(page, "made up")).ShouldBe(400);
        (await Torn(page)).ShouldBe(400);
        (await page.GotoAsync("/staff/files/member-imports"))!.Status.ShouldBe(404);

        await host.MakeAccount("gjakova-treasurer@example.org", [new Grant(Role.Treasurer, host.Movement.Gjakova)]);
        var own = await chromium.Open(host.Address);
        await Chromium.SignIn(own, "gjakova-treasurer@example.org");
        await own.GotoAsync("/staff/files/bank-files");
        await Assertions.Expect(own.Locator("#chapter option")).ToHaveTextAsync(["Volt Gjakovë"]);
        (await Send(own, "form", host.Movement.Prishtina)).ShouldBe(403);
        (await Files()).ShouldBe(before);

        var auditor = await SignedIn("auditor@example.org", Role.Auditor);
        await auditor.GotoAsync("/staff/files/bank-files");
        await Assertions.Expect(auditor.GetByText("You can see these files but not hand any in.")).ToBeVisibleAsync();
    }

    /// <summary>What a page on this site, or elsewhere, could send that shows no such form.</summary>
    private static Task<int> Send(IPage page, string token, Guid? chapter = null) => page.EvaluateAsync<int>(
        """
        async ([token, chapter]) => {
          const sent = new FormData();
          const own = document.querySelector('[name=__RequestVerificationToken]').value;
          if (token) sent.append('__RequestVerificationToken', token === 'form' ? own : token);
          sent.append('chapter', chapter);
          sent.append('file', new Blob(['<Document/>'], { type: 'text/xml' }), 'statement.xml');
          return (await fetch('/staff/files/bank-files', { method: 'POST', body: sent })).status;
        }
        """,
        (string[])[token, (chapter ?? Guid.NewGuid()).ToString()]);

    /// <summary>A form that ends in the middle of its file.</summary>
    private static Task<int> Torn(IPage page) => page.EvaluateAsync<int>(
        """
        async () => {
          const token = document.querySelector('[name=__RequestVerificationToken]').value;
          const chapter = document.querySelector('#chapter option:last-child').value;
          const field = (name, value) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
          const file = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nDate;Amount';
          const body = field('__RequestVerificationToken', token) + field('chapter', chapter) + file;
          const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
          return (await fetch('/staff/files/bank-files', { method: 'POST', body, headers })).status;
        }
        """);

    private static Task Choose(IPage page, string name, string type, string content) => page.Locator("#file").SetInputFilesAsync(
        new FilePayload { Name = name, MimeType = type, Buffer = Encoding.UTF8.GetBytes(content) });

    private static string Camt()
    {
        var entries = Enumerable.Range(1, All).Select(number =>
            $"""
            <Ntry><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>
            <AcctSvcrRef>P{number}</AcctSvcrRef><NtryDtls/></Ntry>
            """);
        return
            $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
            <GrpHdr><MsgId>P1</MsgId><MsgPgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></MsgPgntn></GrpHdr>
            <Stmt><Id>P1</Id><Acct><Id><IBAN>XK051212012345678906</IBAN></Id></Acct>{string.Concat(entries)}</Stmt>
            </BkToCstmrStmt></Document>
            """;
    }

    private async Task<IPage> SignedIn(string email, params Role[] roles)
    {
        await host.MakeAccount(email, roles);
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, email);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        return page;
    }

    private async Task<long> Files() => (long)(await Run("SELECT count(*) FROM membership.mt_doc_bank_file"))!;

    private async Task<object?> Run(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
