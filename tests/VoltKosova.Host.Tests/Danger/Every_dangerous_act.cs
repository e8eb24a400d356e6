using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Host.Tests.Api;
using VoltKosova.Jobs;
using VoltKosova.Testing;
using VoltKosova.Web;
using Xunit;

namespace VoltKosova.Host.Tests.Danger;

/// <summary>A host whose sessions go on after their last proof has grown old.</summary>
public sealed class OldProofs : VoltHost
{
    public HttpClient Administrator { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await MakeAdministrator(StaffHost.Email, StaffHost.Password);
        Administrator = await SignedIn(StaffHost.Email, StaffHost.Password);
        Clock.Forward(TimeSpan.FromMinutes(15));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Access:StepUpLife", "00:15:00");
        builder.UseSetting("Access:AccessTokenLife", "1.00:00:00");
        foreach (var policy in (string[])["account", "public", "sensitive"])
            builder.UseSetting($"Web:RateLimits:{policy}:Permits", "0");
    }
}

/// <summary>
/// Rights that do harm in the wrong hands, and what of theirs does none. An act of such a right that is in no list fails here, so that
/// whoever adds one thinks of it.
/// </summary>
public sealed class Every_dangerous_act(OldProofs host) : IClassFixture<OldProofs>
{
    private static readonly string[] _rights = ["access.manage-accounts", "access.approve", "privacy.erase", "webhooks.manage"];

    private static readonly Dictionary<string, string> _harmless = new()
    {
        ["DisableAccount"] = "it protects, and must be quick",
        ["EndServiceAccount"] = "it protects, and must be quick",
        ["EndSessionOfStaff"] = "it protects, and must be quick",
        ["EndSessionsOfStaff"] = "it protects, and must be quick",
        ["RequestApproval"] = "the second person decides",
        ["RevokeApproval"] = "it protects",
        ["PlaceHold"] = "it keeps what would be erased",
        ["ChangeEndpoint"] = "what is sent names nobody, and a new address has to answer a challenge",
        ["DeleteEndpoint"] = "nothing is sent any more",
        ["DisableEndpoint"] = "nothing is sent any more",
        ["EnableEndpoint"] = "what is sent names nobody",
        ["SendChallenge"] = "it shows nothing",
        ["SendTest"] = "it shows nothing",
        ["ReplayDelivery"] = "what is sent names nobody",
        ["ReplayRange"] = "what is sent names nobody",
    };

    [Fact]
    public void is_marked()
    {
        var acts = Acts().Where(act => act is { IsRead: false, Right: { } right } && _rights.Contains(right.Name)).ToList();
        acts.Count.ShouldBeGreaterThan(20);

        acts.Where(act => !act.IsDangerous && !_harmless.ContainsKey(act.Operation)).Select(act => act.Operation)
            .ShouldBeEmpty("mark it IDangerous, or say here why it does no harm");
        _harmless.Keys.Except(acts.Where(act => !act.IsDangerous).Select(act => act.Operation)).ShouldBeEmpty("there is no such act");
        Acts().Single(act => act.Operation == "RequestMyErasure").IsDangerous.ShouldBeTrue();
    }

    [Fact]
    public async Task wants_a_fresh_proof_and_the_description_says_so()
    {
        var operations = Description.Operations(await Description.Read(host.Public))
            .ToDictionary(operation => operation.Json["operationId"]!.GetValue<string>());
        var dangerous = Acts().Where(act => act is { IsDangerous: true, Right: not null } && act.Operation is not ("StartRun"
            or "RefuseMassAct"))
            .ToList();
        dangerous.Count.ShouldBeGreaterThan(14);

        foreach (var act in dangerous)
        {
            var operation = operations[act.Operation];
            operation.Json["description"]!.GetValue<string>().ShouldContain("step-up-required", Case.Sensitive, act.Operation);
            using var request = new BadRequests(operation).Sound();
            using var answer = await host.Administrator.SendAsync(request);
            (answer.StatusCode, await answer.Content.ReadAsStringAsync().Contains("step-up-required")).ShouldBe(
                (HttpStatusCode.Forbidden, true), act.Operation);
            answer.Headers.WwwAuthenticate.ToString().ShouldContain("max_age=\"900\"");
        }
    }

    [Fact]
    public async Task is_every_file_with_persons_in_it()
    {
        var files = Acts().Where(act => act is { List: not null, Right: not null, IsPersonal: true }).ToList();
        files.Count.ShouldBeGreaterThan(15);
        var operations = Description.Operations(await Description.Read(host.Public))
            .ToDictionary(operation => operation.Json["operationId"]!.GetValue<string>());

        foreach (var file in files)
        {
            var answer = await host.Administrator.Get(
                operations[file.Operation].PathOfNothing() + "?format=csv", ("Audit-Reason", "A test of files"));
            // Integrity cases are nothing for the administrator, with a fresh proof or without.
            (answer.Status, answer.Code).ShouldBe(
                (HttpStatusCode.Forbidden, file.Operation == "ListIntegrityCases" ? "right-missing" : "step-up-required"), file.Operation);
        }
    }

    [Fact]
    public async Task is_every_run_of_a_job_that_needs_a_reason_or_deletes_what_is_known_of_many()
    {
        var jobs = host.Services.GetRequiredService<IJobs>().Catalogue.All;
        jobs.Where(job => job.IsDangerous).Select(job => job.Declaration.Id).ShouldBe(
        [
            "audit.report-breach", "campaigns.anonymise-signatures", "campaigns.delete-unconfirmed-signatures", "chapters.end-mandates",
            "membership.change-many-members", "membership.charge-dues", "membership.delete-unconfirmed-applications",
            "membership.escalate-late-decisions", "membership.follow-areas", "membership.follow-integrity-cases",
            "membership.lapse-dues", "membership.reduce-many-dues", "membership.remind-of-dues", "membership.waive-many-charges",
            "privacy.keep-retention", "privacy.reapply-erasures",
        ]);

        foreach (var job in jobs)
        {
            var answer = await host.Administrator.Post(
                $"/api/v1/jobs/{job.Declaration.Id}/runs", new { parameters = new { nothing = 1 }, reason = "A test of jobs" });
            answer.Code.ShouldBe(job.IsDangerous ? "step-up-required" : "job-parameters-are-wrong", job.Declaration.Id);
        }
    }

    private IEnumerable<Disclosure> Acts() =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(Disclosure.Of).OfType<Disclosure>();
}

internal static class Texts
{
    public static async Task<bool> Contains(this Task<string> text, string part) => (await text).Contains(part, StringComparison.Ordinal);
}
