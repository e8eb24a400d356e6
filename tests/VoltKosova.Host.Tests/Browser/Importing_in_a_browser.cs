using System.Net;
using System.Text;
using Microsoft.Playwright;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>A treasurer hands in what the bank says and watches it being booked.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Importing_in_a_browser(PagesHost host, Chromium chromium)
{
    private const string Treasurer = "treasurer@example.org";
    private const int Half = 100;
    private const int All = 250;

    [Fact]
    public async Task shows_how_far_a_bank_file_is_and_what_became_of_it()
    {
        await host.MakeAccount(Treasurer, Role.Treasurer);
        var treasurer = await host.SignedIn(Treasurer, StaffHost.Password);
        var before = await Payments(treasurer);
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, Treasurer);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();

        await using (await HeldBooking.After(Half, host.ConnectionString))
        {
            await HandIn(treasurer);
            await page.GetByRole(AriaRole.Link, new() { Name = "Operations", Exact = true }).ClickAsync();
            var row = page.Locator("#operations tbody tr").Filter(new() { HasText = "Book bank files" });
            await row.GetByRole(AriaRole.Link).First.ClickAsync();
            await Assertions.Expect(page.GetByText($"{Half} of {All}")).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByText("Booking payments")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("running");
            await Assertions.Expect(page.Locator("[data-estimate]")).ToContainTextAsync("At this pace it ends");
            (await page.Locator("progress").EvaluateAsync<double>("bar => bar.position")).ShouldBe((double)Half / All);
            await Axe.ShouldBeContent(page, "with an import under way");
            await Chromium.Picture(page, "import");
        }

        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("succeeded");
        await Assertions.Expect(page.GetByText($"{All} of {All}")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-log]")).ToContainTextAsync(
            $"Of {All} entries: {All} payments, 0 of them with a reference; 0 were known.");
        (await Payments(treasurer)).ShouldBe(before + All);
    }

    private static async Task<int> Payments(HttpClient treasurer) =>
        (await treasurer.Get("/api/v1/membership/payments?count=true&limit=1")).Body["total"]!["count"]!.GetValue<int>();

    private static async Task HandIn(HttpClient treasurer)
    {
        var entries = Enumerable.Range(1, All).Select(number =>
            $"""
            <Ntry><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>
            <AcctSvcrRef>B{number}</AcctSvcrRef><NtryDtls/></Ntry>
            """);
        var file =
            $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
            <GrpHdr><MsgId>M1</MsgId><MsgPgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></MsgPgntn></GrpHdr>
            <Stmt><Id>S1</Id><Acct><Id><IBAN>XK051212012345678906</IBAN></Id></Acct>{string.Concat(entries)}</Stmt>
            </BkToCstmrStmt></Document>
            """;
        using var body = new StringContent(file, Encoding.UTF8, "application/xml");
        using var answer = await treasurer.PostAsync($"/api/v1/membership/bank-files?chapter_id={Guid.NewGuid()}", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }
}
