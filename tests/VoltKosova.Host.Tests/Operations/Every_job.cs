using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Jobs;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Operations;

[Collection(ApiHost.OneByOne)]
public sealed class Every_job(ApiHost host)
{
    /// <summary>A new job that works on people belongs here or stands below with its reason.</summary>
    private static readonly string[] _touchMany =
    [
        "campaigns.anonymise-signatures", "campaigns.delete-unconfirmed-signatures", "chapters.end-mandates",
        "membership.change-many-members", "membership.charge-dues",
        "membership.delete-unconfirmed-applications", "membership.escalate-late-decisions", "membership.follow-areas",
        "membership.follow-integrity-cases",
        "membership.lapse-dues", "membership.reduce-many-dues", "membership.remind-of-dues", "membership.waive-many-charges",
        "privacy.keep-retention", "privacy.reapply-erasures",
    ];

    private static readonly string[] _touchNobodyOrOneByOne =
    [
        "audit.check-trail", "audit.report-breach", "audit.seal-trail",
        "campaigns.follow-the-calendar", "campaigns.tell-peers-figures", "figures.make-monthly-reports", "host.forget-kept-answers",
        "host.forget-tombstones", "host.rebuild-view",
        // What a treasurer has handed in, as the bank says it.
        "membership.book-bank-files",
        // These look and write down what they have seen.
        "membership.check-roll", "membership.count-members", "membership.freeze-roll",
        // What an officer has handed in and confirmed, line by line; the act itself asks for a second person.
        "membership.import-members",
        // These look and write down what they have seen.
        "membership.note-voting-rights",
        // The books of chapters; no person stands in them.
        "membership.pay-out-shares",
        "membership.try-voting-rule",
        "partnerships.keep-up-agreements",
        // Each of these was asked for and decided by itself.
        "privacy.follow-up-erasures",
        // Wraps keys and changes nothing that they seal.
        "privacy.rewrap-keys",
        "webhooks.forget-deliveries",
    ];

    private JobCatalogue Catalogue => host.Services.GetRequiredService<JobCatalogue>();

    [Fact]
    public void says_whether_it_touches_many_people()
    {
        Ids(job => job.TouchesMany).ShouldBe(_touchMany);
        Ids(job => !job.TouchesMany).ShouldBe(_touchNobodyOrOneByOne);
    }

    [Fact]
    public void that_touches_many_people_can_be_run_dry_and_is_not_unless_asked()
    {
        var many = Catalogue.All.Where(job => job.TouchesMany).ToList();
        many.ShouldNotBeEmpty();
        foreach (var job in many)
        {
            job.Parameters.HasDryRun.ShouldBeTrue(job.Declaration.Id);
            job.Parameters.IsDryRun(job.Parameters.Defaults).ShouldBeFalse(job.Declaration.Id);
            job.Parameters.Check("""{"only_count": true}""", out var dry).ShouldBeEmpty(job.Declaration.Id);
            job.AsksWhy(dry).ShouldBeFalse(job.Declaration.Id);
            job.AsksWhy(job.Parameters.Defaults).ShouldBeTrue(job.Declaration.Id);
        }
    }

    [Fact]
    public void that_offers_a_dry_run_says_why_it_does() =>
        Ids(job => job.Parameters.HasDryRun).ShouldBe(_touchMany);

    [Fact]
    public async Task that_touches_many_people_wants_a_reason_unless_it_only_counts_also_to_run_again()
    {
        const string runs = "/api/v1/jobs/chapters.end-mandates/runs";
        var refused = await host.Administrator.Post(runs, new { });
        var counted = await host.Administrator.Post(runs, new { parameters = new { only_count = true } });
        await Ended(counted.Location!);
        var done = await host.Administrator.Post(runs, new { reason = "Before the assembly" });
        await Ended(done.Location!);

        refused.Code.ShouldBe("job-reason-required");
        (await host.Administrator.Post($"{done.Location}/repetition", new { })).Code.ShouldBe("job-reason-required");
        (await host.Administrator.Post($"{counted.Location}/repetition", new { })).Status.ShouldBe(System.Net.HttpStatusCode.Accepted);
        var again = await host.Administrator.Post($"{done.Location}/repetition", new { reason = "Somebody was forgotten" });
        (again.Body["retry_of"]!.GetValue<string>(), again.Body["reason"]!.GetValue<string>())
            .ShouldBe((done.Id("id").ToString(), "Somebody was forgotten"));
        var trail = await host.Administrator.Get("/api/v1/audit/entries?filter[operation][eq]=RepeatOperation");
        trail.Body["items"]!.AsArray().Select(entry => entry!["reason"]?.GetValue<string>()).ShouldContain("Somebody was forgotten");
    }

    private async Task Ended(string operation)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await host.Administrator.Get(operation)).Body["status"]!.GetValue<string>() is "queued" or "running")
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
    }

    private IEnumerable<string> Ids(Func<DeclaredJob, bool> which) => Catalogue.All.Where(which).Select(job => job.Declaration.Id);
}
