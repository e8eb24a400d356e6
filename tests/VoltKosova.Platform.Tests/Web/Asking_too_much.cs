using System.Net;
using Shouldly;
using Xunit;

namespace VoltKosova.Platform.Tests.Web;

public sealed class Asking_too_much
{
    private const string Drafts = "/api/v1/leaflets/drafts";
    private const string Good = """{"title":"Ejani","pages":2}""";

    [Fact]
    public async Task is_refused_until_the_window_ends()
    {
        await using var host = await WebHost.Start(
            new() { ["Web:RateLimits:public:Permits"] = "2", ["Web:RateLimits:public:Seconds"] = "900" });

        var first = await host.Post(Drafts, Good);
        await host.Post(Drafts, Good);
        var refused = await host.Post(Drafts, Good);
        var account = await host.Post(Drafts, Good, (WebHost.AccountHeader, Guid.Empty.ToString()));

        first.Header("RateLimit-Policy").ShouldBe("\"public\";q=2;w=900");
        first.Header("RateLimit").ShouldBe("\"public\";r=1");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.Json()).Text("code").ShouldBe("too-many-requests");
        int.Parse(refused.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 900);
        refused.Header("RateLimit").ShouldBe($"\"public\";r=0;t={refused.Header("Retry-After")}");
        account.StatusCode.ShouldBe(HttpStatusCode.Created);
        account.Header("RateLimit").ShouldBe("\"account\";r=1199");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task in_one_body_is_refused(bool chunked)
    {
        await using var host = await WebHost.Start(new() { ["Web:MaxBodyBytes"] = "2048" });
        using var body = new StringContent(
            $$"""{"title":"{{new string('a', 4000)}}","pages":2}""", System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, Drafts) { Content = body };
        request.Headers.TransferEncodingChunked = chunked;

        var refused = await host.Client.SendAsync(request);

        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await refused.Json()).Text("code").ShouldBe("body-too-large");
    }

    [Theory]
    [InlineData("image/png", 406)]
    [InlineData("text/csv", 406)]
    [InlineData("application/*;q=0.5", 201)]
    [InlineData("application/json;charset=utf-8", 201)]
    public async Task or_in_another_format_is_refused_before_anything_happens(string accept, int status)
    {
        await using var host = await WebHost.Start();

        ((int)(await host.Post(Drafts, Good, ("Accept", accept))).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task over_TLS_is_told_to_stay_there_for_a_year()
    {
        await using var host = await WebHost.Start(new() { ["Web:KnownProxies:0"] = "127.0.0.1" });

        (await host.Get("/api/v1/leaflets/drafts", ("X-Forwarded-Proto", "https"))).Header("Strict-Transport-Security")
            .ShouldBe("max-age=31536000; includeSubDomains");
        (await host.Get("/api/v1/leaflets/drafts")).Header("Strict-Transport-Security").ShouldBeNull();
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.Created)]
    [InlineData("192.0.2.7", HttpStatusCode.TooManyRequests)]
    public async Task for_somebody_else_is_believed_of_the_proxies_that_were_named(string named, HttpStatusCode second)
    {
        await using var host = await WebHost.Start(
            new() { ["Web:KnownProxies:0"] = named, ["Web:RateLimits:public:Permits"] = "1" });

        (await host.Post(Drafts, Good, ("X-Forwarded-For", "198.51.100.1"))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await host.Post(Drafts, Good, ("X-Forwarded-For", "198.51.100.2"))).StatusCode.ShouldBe(second);
    }

    [Fact]
    public async Task from_another_site_is_allowed_to_the_sites_that_were_named()
    {
        await using var host = await WebHost.Start(new() { ["Web:CorsOrigins:0"] = "https://voltkosova.org" });

        (await host.Post(Drafts, Good, ("Origin", "https://voltkosova.org"))).Header("Access-Control-Allow-Origin")
            .ShouldBe("https://voltkosova.org");
        (await host.Post(Drafts, Good, ("Origin", "https://example.org"))).Header("Access-Control-Allow-Origin").ShouldBeNull();
    }

    [Fact]
    public async Task leaves_nothing_for_a_browser_to_keep_or_guess()
    {
        await using var host = await WebHost.Start();

        foreach (var answer in (HttpResponseMessage[])[await host.Post(Drafts, Good),
            await host.Get("/api/v1/nowhere"), await host.Post(Drafts, "{}"), await host.Get("/api/v1/leaflets/failures/bug")])
        {
            answer.Header("RateLimit").ShouldNotBeNull();
            answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
            answer.Header("Cache-Control").ShouldBe("no-store");
            answer.Header("Referrer-Policy").ShouldBe("no-referrer");
            answer.Header("Content-Security-Policy").ShouldBe("default-src 'none'; frame-ancestors 'none'");
        }
    }
}
