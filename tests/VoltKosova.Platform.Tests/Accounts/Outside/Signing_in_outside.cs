using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts.Outside;

/// <summary>Staff who sign in at a provider outside, and everything that somebody who is not theirs could send instead.</summary>
public sealed partial class Signing_in_outside : IAsyncLifetime
{
    private const string Refused = "/staff/sign-in?external=refused";

    private readonly AccountsHost _host = new();
    private Provider _provider = null!;
    private WebApplication _app = null!;
    private HttpClient _administrator = null!;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _provider = await Provider.Start(_host.Clock);
        _app = await _host.Start(settings: new()
        {
            ["Access:External:Issuer"] = _provider.Issuer,
            ["Access:External:ClientId"] = Provider.Client,
            ["Access:External:StrongAcr"] = "gold",
        });
        _administrator = await _host.SignedIn(Role.Administrator);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _provider.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task lets_in_whom_an_administrator_has_linked_and_brings_them_back()
    {
        var account = await Linked();
        var browser = NewBrowser();

        (await browser.SignIn("?return_url=/staff/page")).ShouldBe("/staff/page");

        browser.Cookies.ShouldBe(["__Host-volt"], "the others have done their work");
        (await browser.Go("/staff/page")).ShouldBe("200");
        (await _host.Sql<Guid>("SELECT account_id FROM session WHERE proved_at IS NOT NULL")).ShouldBe(account);
    }

    [Fact]
    public async Task makes_no_account_and_links_none_by_its_address()
    {
        var (_, email) = await _host.Somebody(new Grant(Role.Auditor, null));
        _provider.Claims["email"] = email;
        _provider.Claims["email_verified"] = true;
        var before = await _host.Sql<long>("SELECT count(*) FROM account");

        (await NewBrowser().SignIn()).ShouldBe("/staff/sign-in?external=unknown");

        (await _host.Sql<long>("SELECT count(*) FROM account")).ShouldBe(before);
        (await _host.Sql<long>("SELECT count(*) FROM external_identity")).ShouldBe(0);
    }

    [Fact]
    public async Task links_once_by_an_invitation()
    {
        var invited = await _administrator.PostAsJsonAsync(
            "/api/v1/access/accounts", new
            {
                email = "new@volt.test",
                language = "en",
                grants = new[] { new { role = "auditor" } }
            }).Read();
        invited.Status.ShouldBe(System.Net.HttpStatusCode.Created, invited.Body.ToJsonString());
        var token = _host.Mail.Sent.Last().Token!;

        (await NewBrowser().SignIn($"?invitation={token}x")).ShouldBe("/staff/sign-in?external=invitation");
        (await NewBrowser().SignIn($"?invitation={token}")).ShouldBe("/staff");
        _provider.Claims["sub"] = "subject-2";
        (await NewBrowser().SignIn($"?invitation={token}")).ShouldBe("/staff/sign-in?external=invitation");
        _provider.Claims.Clear();
        (await NewBrowser().SignIn()).ShouldBe("/staff");
    }

    [Fact]
    public async Task is_no_way_around_a_second_factor()
    {
        await Linked();
        await _host.Sql<object>("UPDATE account SET two_factor_enabled = true, authenticator_key = 'sealed'");
        (await NewBrowser().SignIn()).ShouldBe("/staff/sign-in?external=weak");
        _provider.Claims["amr"] = new[] { "pwd" };
        _provider.Claims["acr"] = "silver";
        (await NewBrowser().SignIn()).ShouldBe("/staff/sign-in?external=weak");
        _provider.Claims["amr"] = new[] { "pwd", "otp" };
        (await NewBrowser().SignIn()).ShouldBe("/staff");
        _provider.Claims.Clear();
        _provider.Claims["acr"] = "gold";
        (await NewBrowser().SignIn()).ShouldBe("/staff");
    }

    [Fact]
    public async Task ends_with_the_link_and_with_the_account()
    {
        var account = await Linked();
        var browser = NewBrowser();
        await browser.SignIn();
        (await Send(HttpMethod.Delete, $"accounts/{account}/external-identity")).ShouldBe("204");
        (await browser.Go("/staff/page")).ShouldStartWith("/staff/sign-in");
        (await NewBrowser().SignIn()).ShouldBe("/staff/sign-in?external=unknown");
        account = await Linked();
        (await Send(HttpMethod.Put, $"accounts/{account}/disabled")).ShouldBe("204");
        (await NewBrowser().SignIn()).ShouldBe("/staff/sign-in?external=unknown");
    }

    [Fact]
    public async Task is_one_account_s_alone()
    {
        await Linked();
        var (other, _) = await _host.Somebody(new Grant(Role.Auditor, null));
        (await Link(other)).ShouldBe("409 identity-is-anothers");
        (await Link(other, "subject-3")).ShouldBe("204");
    }

    [Fact]
    public async Task takes_a_token_that_is_still_good_by_the_host_s_clock()
    {
        await Linked();
        var now = _host.Clock.GetUtcNow().ToUnixTimeSeconds();
        (_provider.Claims["exp"], _provider.Claims["nbf"]) = (now - 59, now + 59);
        (await NewBrowser().SignIn()).ShouldBe("/staff");
    }

    [Fact]
    public async Task refuses_a_callback_that_is_replayed_or_belongs_to_another_browser()
    {
        await Linked();
        var browser = NewBrowser();
        var callback = await browser.ToTheProvider();
        (await NewBrowser().Follow(callback)).ShouldBe(Refused, "the state is of another browser");
        (await browser.Follow(callback)).ShouldBe("/staff");
        var redeemed = _provider.Redeemed;
        (await browser.Follow(callback)).ShouldBe(Refused, "the same code again");
        _provider.Redeemed.ShouldBe(redeemed);
    }

    [Fact]
    public async Task refuses_a_state_that_is_not_ours_and_a_code_that_is_not_theirs()
    {
        await Linked();
        var browser = NewBrowser();
        var callback = await browser.ToTheProvider();
        (await browser.Follow(callback[..callback.IndexOf("&state", StringComparison.Ordinal)])).ShouldBe(Refused);
        (await browser.Follow(callback[..callback.IndexOf("&state", StringComparison.Ordinal)] + "&state=nonsense")).ShouldBe(Refused);
        (await browser.Follow(callback.Replace("code=", "code=x", StringComparison.Ordinal))).ShouldBe(Refused);
        (await browser.Go("/staff/sign-in/external/done")).ShouldBe(Refused, "nobody has come back");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task brings_nobody_to_another_site(string url)
    {
        await Linked();
        (await NewBrowser().SignIn($"?return_url={Uri.EscapeDataString(url)}")).ShouldBe("/staff");
    }

    [Fact]
    public async Task does_not_exist_where_it_is_not_configured()
    {
        var without = new Browser(() => _host.Client());
        // As any page that is none.
        (await without.Go("/staff/sign-in/external")).ShouldStartWith("/staff/sign-in?return_url=");
        (await without.Go("/staff/sign-in/external/callback?code=1&state=2")).ShouldStartWith("/staff/sign-in?return_url=");
        (await (await _host.SignedIn(Role.Administrator)).PutAsJsonAsync(
            $"/api/v1/access/accounts/{Guid.NewGuid()}/external-identity", new { subject = "x" }).Code()).ShouldBe("404 not-found");
    }

    [Theory]
    [InlineData("Issuer", "http://provider.example", "Access:External:Issuer")]
    [InlineData("Issuer", "provider", "Access:External:Issuer")]
    [InlineData("ClientId", "only-this", "Access:External:Issuer")]
    [InlineData("Issuer", "https://provider.example", "Access:External:ClientId")]
    public void stops_the_start_with_the_name_of_a_wrong_setting(string name, string value, string setting) =>
        Should.Throw<InvalidOperationException>(() => ExternalOptions.From(new ConfigurationBuilder()
            .AddInMemoryCollection([new($"Access:External:{name}", value)]).Build())).Message.ShouldContain(setting);

    private Browser NewBrowser() => new(() =>
    {
        var client = _app.GetTestClient();
        client.BaseAddress = new Uri("https://volt.test");
        return client;
    });

    private async Task<Guid> Linked()
    {
        var (account, _) = await _host.Somebody(new Grant(Role.Auditor, null));
        (await Link(account)).ShouldBe("204");
        return account;
    }

    private Task<string> Link(Guid account, string subject = "subject-1") =>
        Send(HttpMethod.Put, $"accounts/{account}/external-identity", new { subject });

    private async Task<string> Send(HttpMethod method, string path, object? body = null)
    {
        using var client = _app.GetTestClient();
        client.BaseAddress = new Uri("https://volt.test");
        client.DefaultRequestHeaders.Authorization = _administrator.DefaultRequestHeaders.Authorization;
        using var request = new HttpRequestMessage(method, "/api/v1/access/" + path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        return await client.SendAsync(request).Code();
    }
}
