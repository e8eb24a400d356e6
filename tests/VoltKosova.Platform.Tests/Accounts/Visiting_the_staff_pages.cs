using System.Net;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Visiting_the_staff_pages(AccountsHost host) : IClassFixture<AccountsHost>
{
    [Fact]
    public async Task sets_a_cookie_that_scripts_other_sites_and_plain_http_never_get()
    {
        var cookie = await Cookie();
        cookie.ShouldStartWith("__Host-volt=");
        cookie[cookie.IndexOf(';', StringComparison.Ordinal)..].ShouldBe("; path=/; secure; samesite=lax; httponly");
    }

    [Fact]
    public async Task is_possible_with_the_cookie()
    {
        using var page = await Get("/staff/page", await Cookie());
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task does_not_open_the_api()
    {
        using var me = await Get("/api/v1/access/me", await Cookie());
        me.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        me.Headers.Location.ShouldBeNull();
    }

    [Fact]
    public async Task does_not_fall_back_to_the_cookie_beside_a_bad_token()
    {
        using var page = await Get("/staff/page", await Cookie(), "Bearer nonsense");
        page.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task leads_to_the_sign_in_page_and_back()
    {
        using var page = await Get("/staff/page?tab=2", null);
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldBe("/staff/sign-in?return_url=%2Fstaff%2Fpage%3Ftab%3D2");
    }

    [Fact]
    public async Task ends_after_half_an_hour_without_a_request()
    {
        var cookie = await Cookie();
        host.Clock.Advance(TimeSpan.FromMinutes(29));
        (await Status(cookie)).ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(29));
        (await Status(cookie)).ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        (await Status(cookie)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task ends_after_twelve_hours_in_any_case()
    {
        var cookie = await Cookie();
        for (var i = 1; i < 36; i++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(20));
            (await Status(cookie)).ShouldBe(HttpStatusCode.OK);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(20));
        (await Status(cookie)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task ends_on_the_server_by_signing_out()
    {
        var cookie = await Cookie();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/staff/sign-out");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var response = await host.Client().SendAsync(request);
        response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldStartWith("__Host-volt=; expires=Thu, 01 Jan 1970");
        (await Status(cookie)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task is_for_nobody_with_a_cookie_as_a_bearer_token()
    {
        var value = (await Cookie()).Split(';')[0]["__Host-volt=".Length..];
        using var me = await host.Client(value).GetAsync("/api/v1/access/me");
        me.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<string> Cookie()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var path = $"/staff/sign-in?email={email}&password={Uri.EscapeDataString(AccountsHost.Password)}";
        using var response = await host.Client().PostAsync(path, null);
        (await response.Content.ReadAsStringAsync()).ShouldBe("in");
        return response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
    }

    private async Task<HttpStatusCode> Status(string cookie)
    {
        using var response = await Get("/staff/page", cookie);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> Get(string path, string? cookie, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie.Split(';')[0]);
        if (authorization is not null)
            request.Headers.Add("Authorization", authorization);
        return await host.Client().SendAsync(request);
    }
}
