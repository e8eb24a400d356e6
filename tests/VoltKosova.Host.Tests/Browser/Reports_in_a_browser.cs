using Microsoft.Playwright;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>Staff have the reports of a month made and take them with them.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Reports_in_a_browser(PagesHost host, Chromium chromium)
{
    [Fact]
    public async Task are_made_listed_and_downloaded()
    {
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, StaffHost.Email);
        await page.GotoAsync("/staff/jobs/figures.make-monthly-reports");
        await page.GetByLabel("Month").FillAsync("2025-12-01");
        await page.GetByLabel("Yes, run this job").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("succeeded");
        await Assertions.Expect(page.Locator("[data-log]")).ToContainTextAsync("Made 12 reports.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Reports", Exact = true }).ClickAsync();
        await Axe.ShouldBeContent(page, "with reports");
        await Chromium.Picture(page, "reports");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "December 2025, The whole movement, PDF: Shqip" });
        var file = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        file.SuggestedFilename.ShouldBe("2025-12-volt-sq.pdf");
        var bytes = await File.ReadAllBytesAsync(await file.PathAsync());
        PdfReading.Text(bytes).ShouldStartWith("Raporti mujor: tërë lëvizja, dhjetor 2025");
        if (Environment.GetEnvironmentVariable("VOLT_TEST_PICTURES") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, file.SuggestedFilename), bytes);
    }
}
