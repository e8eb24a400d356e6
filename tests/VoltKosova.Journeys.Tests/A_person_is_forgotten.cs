using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Messaging;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// Two people do the same things in every module; one of them asks to be forgotten. What is left of her in a full dump and in everything
/// the host has said is what is left of her at all.
/// </summary>
public sealed partial class A_person_is_forgotten(A_person_is_forgotten.Host host) : IClassFixture<A_person_is_forgotten.Host>
{
    private const string AdminEmail = "admin@voltkosova.example";
    private const string Password = "correct horse battery staple";

    private static readonly Human _kanarina = new("Kanarinushe", "Pitulica", "kanarinushe@canary.example", "1987-03-19", "+383 44 777 123");
    private static readonly Human _mimoza = new("Mimozushe", "Sprijemli", "mimozushe@other.example", "1988-04-20", "+383 44 888 321");

    [Fact]
    public async Task and_nothing_of_her_is_left_anywhere_but_in_backups_which_forget_her_too()
    {
        await host.MakeAdministrator(AdminEmail, Password);
        var admin = await host.SignedIn(AdminEmail, Password);
        await using var partner = await Partner.Start(host.Clock);
        var places = await Prepare(admin, partner);
        var kanarina = await Lives(_kanarina, admin, places);
        await Lives(_mimoza, admin, places);
        await host.WhenQuiet();
        await host.WhenNoMailIsDue();
        await SheTakesEverythingAlong(kanarina);

        var before = await Dump.Of(host.ConnectionString);
        foreach (var trace in _kanarina.Traces)
            before.ShouldContain(trace, Case.Insensitive, "what is looked for must be findable");
        var others = LinesOf(before, _mimoza);

        await TheLawKeepsHerForAWhile(admin, kanarina);
        var after = await ForgetAndLook(admin, kanarina);

        LinesOf(after, _mimoza).ShouldBe(others, "what is kept of somebody else stays as it is, byte by byte");
        EventsIn(before).Except(EventsIn(after)).ShouldBeEmpty("the log only grows");
        host.Said.Text.ShouldContain("VoltKosova", Case.Sensitive, "the host has said something");
        foreach (var trace in _kanarina.Traces)
            host.Said.Text.ShouldNotContain(trace, Case.Insensitive);
        await EveryViewIsTheSameWhenItIsRebuilt();
        await TheReceiverHeardOfIt(partner);
        (await host.Public.Post("/api/v1/access/sign-in", new { email = _kanarina.Email, password = Password })).Status
            .ShouldBe(HttpStatusCode.UnprocessableEntity, "as for an address that nobody has");
        await ARestoredBackupForgetsHerAgain(before);
    }

    private static async Task SheTakesEverythingAlong(Living kanarina)
    {
        var text = await kanarina.Client.GetStringAsync("/api/v1/privacy/me/export");

        foreach (var trace in _kanarina.Traces)
            text.ShouldContain(trace);
        foreach (var trace in _mimoza.Traces)
            text.ShouldNotContain(trace, Case.Insensitive);
        var modules = JsonNode.Parse(text)!["modules"]!;
        foreach (var (module, what) in ((string, string)[])
            [
                ("membership", "application"), ("membership", "member_card"), ("membership", "timelines"), ("volunteering", "volunteer"),
                ("volunteering", "profile"), ("campaigns", "signature"), ("partnerships", "contact"), ("chapters", "mandate"),
            ])
            modules[module]![what]!.AsArray().Count.ShouldBe(1, $"{module}: {what}");
    }

    private async Task TheLawKeepsHerForAWhile(HttpClient admin, Living kanarina)
    {
        var until = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(30);
        var hold = await admin.Post(
            $"/api/v1/privacy/erasures/{kanarina.Person}/holds", new { basis = "legal_claim", until = until.ToString("O") });
        hold.Status.ShouldBe(HttpStatusCode.Created);

        var asked = await kanarina.Client.Post("/api/v1/privacy/me/erasure");
        asked.Status.ShouldBe(HttpStatusCode.OK);
        asked.Body["state"]!.GetValue<string>().ShouldBe("waiting");
        asked.Body["waits_until"]!.GetValue<string>().ShouldBe(until.ToString("O"));
        asked.Body["holds"]![0]!["basis"]!.GetValue<string>().ShouldBe("legal_claim");
        await host.WhenQuiet();
        (await kanarina.Client.Get("/api/v1/membership/me")).Status
            .ShouldBe(HttpStatusCode.OK, "nothing happens before the hold has ended");

        var lifted = await admin.Post($"/api/v1/privacy/erasures/{kanarina.Person}/holds/{hold.Id("hold_id")}/lifting");
        lifted.Body["state"]!.GetValue<string>().ShouldBe("erased");
    }

    private async Task<string> ForgetAndLook(HttpClient admin, Living kanarina)
    {
        await host.WhenQuiet();
        await Run(admin, "privacy.follow-up-erasures");
        var list = (await admin.Get("/api/v1/privacy/erasures")).Body["items"]!.AsArray();
        list.Count.ShouldBe(3, "the member, the signer and the contact of a partner with her address");
        list.ShouldAllBe(erasure => erasure!["state"]!.GetValue<string>() == "acknowledged");
        list.Select(erasure => erasure!["id"]!.GetValue<Guid>()).ShouldContain(kanarina.Person);
        var after = await Dump.Of(host.ConnectionString);
        foreach (var trace in _kanarina.Traces)
            after.ShouldNotContain(trace, Case.Insensitive);
        return after;
    }

    private async Task EveryViewIsTheSameWhenItIsRebuilt()
    {
        var rebuild = host.Services.GetRequiredService<ViewRebuild>();
        foreach (var view in host.Services.GetRequiredService<Views>().All)
        {
            var outcome = await rebuild.Run(view, (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken);
            (outcome.Written, outcome.Removed).ShouldBe((0, 0), view.Name);
        }

        var rebuilt = await Dump.Of(host.ConnectionString);
        foreach (var trace in _kanarina.Traces)
            rebuilt.ShouldNotContain(trace, Case.Insensitive);
    }

    private static async Task TheReceiverHeardOfIt(Partner partner) =>
        (await partner.Next("privacy.person-erased.v1")).Body.ShouldNotContain("kanarin", Case.Insensitive);

    private async Task ARestoredBackupForgetsHerAgain(string backup)
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        await Dump.Restore(backup, database.ConnectionString);
        await using var restored = await HostProcess.Start(
            database.ConnectionString, ("Privacy__ErasureLedger", host.Ledger), ("Logging__LogLevel__Default", "Debug"));
        using var client = new HttpClient { BaseAddress = restored.Address };
        var signedIn = await client.Post("/api/v1/access/sign-in", new { email = AdminEmail, password = Password });
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {signedIn.Body["access_token"]!.GetValue<string>()}");

        await Run(client, "privacy.reapply-erasures");
        await Until(async () =>
        {
            await Run(client, "privacy.follow-up-erasures");
            var list = (await client.Get("/api/v1/privacy/erasures")).Body["items"]!.AsArray();
            return list.Count == 3 && list.All(erasure => erasure!["state"]!.GetValue<string>() == "acknowledged");
        });

        var dump = await Dump.Of(database.ConnectionString);
        foreach (var trace in _kanarina.Traces)
        {
            dump.ShouldNotContain(trace, Case.Insensitive);
            restored.Said.ShouldNotContain(trace, Case.Insensitive);
        }

        dump.ShouldContain(_mimoza.FamilyName);
    }

    private static async Task Run(HttpClient admin, string job)
    {
        var started = await admin.Post($"/api/v1/jobs/{job}/runs", new { parameters = new { }, reason = "A person is forgotten" });
        started.Status.ShouldBe(HttpStatusCode.Accepted, started.Body.ToJsonString());
        await Until(async () => (await admin.Get(started.Location!)).Body["status"]!.GetValue<string>() switch
        {
            "succeeded" => true,
            "queued" or "running" => false,
            var ended => throw new InvalidOperationException($"{job} ended as {ended}."),
        });
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
    }

    /// <summary>The lines of a dump that name somebody, but for their session, which they go on using.</summary>
    private static List<string> LinesOf(string dump, Human human) =>
        [.. dump.Split('\n').Where(line => human.Traces.Any(trace => line.Contains(trace, StringComparison.OrdinalIgnoreCase))).Order()];

    private static HashSet<string> EventsIn(string dump) =>
        [.. Events().Matches(dump).SelectMany(match => match.Value.Split('\n').Skip(1))];

    [GeneratedRegex(@"^COPY \w+\.mt_events \([^)]*\) FROM stdin;\n(?:(?!\\\.).*\n)*", RegexOptions.Multiline)]
    private static partial Regex Events();

    /// <summary>The host with a ledger of erasures, all that it logs kept.</summary>
    public sealed class Host : VoltHost
    {
        private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("volt-ledger.");

        public SaidInLogs Said { get; } = new();

        public string Ledger => Path.Combine(_home.FullName, "erasures");

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _home.Delete(recursive: true);
        }

        protected override void Add(IServiceCollection services) =>
            services.AddLogging(logging => logging.AddProvider(Said).AddFilter<SaidInLogs>(null, LogLevel.Trace));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Privacy:ErasureLedger", Ledger);
        }
    }
}
