using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using VoltKosova.Host.Staff;
using VoltKosova.Jobs;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>
/// Every handler of a POST is one of three: it does harm in the wrong hands and asks for a fresh proof; its act asks by itself, as the API
/// has it; or it does none, and here stands why. A new one that is in no list fails here, so that whoever adds one thinks of it.
/// </summary>
[Collection(PagesHost.InABrowser)]
public sealed class Every_button_of_the_pages(StrictHost host, Chromium chromium) : IClassFixture<StrictHost>
{
    private const string Somebody = "00000000-0000-7000-8000-000000000001";
    private const string AddsPasskey = "Account.OnPostPasskey";

    /// <summary>Those that ask, with where and what to press.</summary>
    private static readonly Dictionary<string, (string Path, string Form)> _dangerous = new()
    {
        ["Job.OnPost"] = ("/staff/jobs/audit.report-breach", "sure=yes"),
        ["Run.OnPostRetry"] = ("/staff/runs/{run}?handler=Retry", ""),
        ["Approvals.OnPostApprove"] = ("/staff/approvals?handler=Approve", $"id={Somebody}&reason=A+good+one"),
        ["File.OnPostAct"] = ($"/staff/files/member-imports/{Somebody}?handler=Act", "act=confirm&version=1"),
    };

    /// <summary>The ways into one's own account: their acts want the password, or a sign-in that is fresh.</summary>
    private static readonly Dictionary<string, string> _asksItself = new()
    {
        ["Account.OnPostCodes"] = "",
        [AddsPasskey] = "challenge=x&credential={}&name=x",
        ["Account.OnPostRemovePasskey"] = $"id={Somebody}",
        ["Account.OnPostEmail"] = "new_email=other%40example.org",
        ["Account.OnPostPassword"] = "chosen=much+better+horse+battery",
        ["Account.OnPostEnrol"] = "password=wrong",
        ["Account.OnPostRemoveAuthenticator"] = "password=wrong&code=1",
    };

    private static readonly Dictionary<string, string> _harmless = new()
    {
        ["Account.OnPostConfirm"] = "it ends what wanted the password, and makes signing in harder",
        ["Account.OnPostEnd"] = "it protects, and must be quick",
        ["Account.OnPostKeepEmail"] = "it protects",
        ["Account.OnPostRename"] = "a name opens nothing",
        ["Approvals.OnPostRefuse"] = "nothing happens then",
        ["Approvals.OnPostRevoke"] = "it protects",
        ["Audit.OnPost"] = "it only looks",
        ["EmailChange.OnPost"] = "the link of the mail is the proof",
        ["File.OnPostAsk"] = "the second person decides",
        ["Forgotten.OnPost"] = "the mail goes to the account's own address",
        ["HandIn.OnPost"] = "nobody becomes a member by it, and the bank's word is booked as over the API",
        ["Job.OnPostAsk"] = "the second person decides",
        ["Language.OnPost"] = "it changes a language",
        ["Mail.OnPost"] = "the mail goes to where it was to go",
        ["Messages.OnPost"] = "what was to happen happens",
        ["NotFound.OnPost"] = "it says that nothing was found",
        ["ResetPassword.OnPost"] = "the link of the mail is the proof",
        ["Run.OnPostCancel"] = "it protects, and must be quick",
        ["Sessions.OnPost"] = "it protects, and must be quick",
        ["SignIn.OnPost"] = "it is the proof",
        ["SignIn.OnPostPasskey"] = "it is the proof",
        ["SignOut.OnPost"] = "it protects",
        ["Webhook.OnPost"] = "what is sent names nobody",
    };

    [Fact]
    public void is_thought_of()
    {
        var marked = Handlers().Where(one => one.Value.IsDefined(typeof(WantsProofAttribute), false)).Select(one => one.Key);

        marked.ShouldBe(_dangerous.Keys, ignoreOrder: true, "say here what to press to see it ask");
        Handlers().Keys.Except(marked).ShouldBe(
            _asksItself.Keys.Concat(_harmless.Keys), ignoreOrder: true, "mark it [WantsProof], or say here why it does no harm");
    }

    [Fact]
    public async Task asks_for_a_proof_before_it_does_harm_and_goes_on_afterwards()
    {
        var jobs = host.Services.GetRequiredService<IJobs>();
        var run = (JobAnswer.Accepted)await jobs.RunNow("privacy.keep-retention", """{"only_count":true}""", null, null, default);
        await host.WhenQuiet();
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, StaffHost.Email);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        host.Clock.Forward(TimeSpan.FromMinutes(16));

        foreach (var (handler, (path, form)) in _dangerous)
        {
            var (status, html) = await Press(page, path.Replace("{run}", $"{run.RunId}", StringComparison.Ordinal), form);
            (status, html.Contains("name=\"confirm.password\"", StringComparison.Ordinal)).ShouldBe((403, true), handler);
        }

        foreach (var (handler, form) in _asksItself)
        {
            var (status, html) = await Press(page, $"/staff/account?handler={handler["Account.OnPost".Length..]}", form);
            (status, html.Contains("role=\"alert\"", StringComparison.Ordinal)).ShouldBe((422, true), handler);
        }

        var proof = $"id={Somebody}&reason=A+good+one&confirm.password={Uri.EscapeDataString(StaffHost.Password)}";
        (await Press(page, "/staff/approvals?handler=Approve", proof)).Status.ShouldBe(404);
        (await Press(page, "/staff/approvals?handler=Approve", $"id={Somebody}&reason=A+good+one")).Status.ShouldBe(404);
    }

    private static Dictionary<string, MethodInfo> Handlers() => typeof(Program).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(PageModel)))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)
                || method.Name.StartsWith("OnPut", StringComparison.Ordinal) || method.Name.StartsWith("OnDelete", StringComparison.Ordinal)
                || method.Name.StartsWith("OnPatch", StringComparison.Ordinal)))
        .ToDictionary(method => $"{method.DeclaringType!.Name[..^"Model".Length]}.{method.Name}");

    private static async Task<(int Status, string Html)> Press(IPage page, string path, string form)
    {
        var answer = await page.EvaluateAsync<string[]>(
            """
            async ([path, form]) => {
              const sent = new URLSearchParams(form);
              sent.set('__RequestVerificationToken', document.querySelector('[name=__RequestVerificationToken]').value);
              const answer = await fetch(path, { method: 'POST', body: sent });
              return [`${answer.status}`, await answer.text()];
            }
            """,
            (string[])[path, form]);
        return (int.Parse(answer[0], System.Globalization.CultureInfo.InvariantCulture), answer[1]);
    }
}
