using Microsoft.Playwright;
using VoltKosova.Host.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace VoltKosova.Host.Tests.Browser;

/// <summary>The machine's own Chromium; the path can be given in VOLT_TEST_CHROMIUM.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly List<(string? Test, IBrowserContext Window)> _windows = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(60_000);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("VOLT_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A window of nobody's, in a language and a colour scheme. It closes when another test opens one.</summary>
    public async Task<IPage> Open(string address, string language = "en", bool dark = false, int width = 1100)
    {
        var test = TestContext.Current.Test?.UniqueID;
        foreach (var (_, left) in _windows.Where(one => one.Test != test))
            await left.CloseAsync();
        _windows.RemoveAll(one => one.Test != test);
        var window = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            Locale = language,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = 860 },
        });
        _windows.Add((test, window));
        window.SetDefaultTimeout(60_000);
        return await window.NewPageAsync();
    }

    /// <summary>Signs in on the page for it, in English.</summary>
    public static async Task SignIn(IPage page, string email, string password = StaffHost.Password)
    {
        await page.GotoAsync("/staff");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Keeps a picture where VOLT_TEST_PICTURES says, if it says.</summary>
    public static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("VOLT_TEST_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
