using System.Net;
using Shouldly;
using Xunit;

namespace VoltKosova.Host.Tests.Staff;

/// <summary>Every answer under /staff, whatever it is: a page, a way to sign in, a page that is not there, a refused form.</summary>
public sealed class What_a_page_tells_the_browser(ApiHost host)
{
    public static TheoryData<string, HttpStatusCode> Answers { get; } = new()
    {
        { "/staff/sign-in", HttpStatusCode.OK },
        { "/staff", HttpStatusCode.Redirect },
        { "/staff/nowhere", HttpStatusCode.Redirect },
        { "/staff/assets/nowhere", HttpStatusCode.NotFound },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task is_to_take_nothing_from_elsewhere_to_guess_nothing_and_to_keep_nothing(string path, HttpStatusCode status)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = host.ClientOptions.BaseAddress,
        };
        using var answer = await client.GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        var policy = Of("Content-Security-Policy").Split("; ");
        foreach (var rule in (string[])
            ["default-src 'none'", "script-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
            policy.ShouldContain(rule);
        policy.ShouldAllBe(rule => !rule.Contains("unsafe") && !rule.Contains('*'));
        (Of("X-Content-Type-Options"), Of("X-Frame-Options"), Of("Referrer-Policy"), Of("Cross-Origin-Opener-Policy"))
            .ShouldBe(("nosniff", "DENY", "no-referrer", "same-origin"));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();

        string Of(string header) => answer.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : "";
    }
}
