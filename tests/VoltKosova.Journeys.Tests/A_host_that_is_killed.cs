using System.Globalization;
using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// SIGKILL in the middle of the work, again and again. VOLT_KILLS says how often (5 when it is not set), VOLT_SEED repeats a run.
/// Tried on a host that kept no answers for Idempotency-Keys: after five kills nine of 229 applicants had two applications.
/// </summary>
public sealed class A_host_that_is_killed(VoltHost volt, ITestOutputHelper output) : IClassFixture<VoltHost>, IAsyncLifetime
{
    private static readonly int _kills = Setting("VOLT_KILLS") ?? 5;

    private readonly TestDatabase _database = new();

    [Fact]
    public async Task loses_nothing_it_acknowledged_and_does_nothing_twice()
    {
        var seed = Setting("VOLT_SEED") ?? Guid.NewGuid().GetHashCode() & int.MaxValue;
        output.WriteLine($"VOLT_SEED={seed} VOLT_KILLS={_kills}");
        var random = new Random(seed);
        var (applicants, ledger) = (new Applicants(), new Ledger(_database.ConnectionString));

        for (var kill = 1; kill <= _kills; kill++)
        {
            await using var host = await HostProcess.Start(_database.ConnectionString);
            await applicants.Send(host.Address, acknowledged: random.Next(1, 80), then: host.Kill);
            await ledger.EndLeases();
        }

        await using var last = await HostProcess.Start(_database.ConnectionString);
        await applicants.SendTheRest(last.Address);
        await ledger.UntilAllAreAsked();

        output.WriteLine($"{applicants.Acknowledged.Count} acknowledged, {applicants.Cut} cut off");
        (await ledger.Faults(applicants.Acknowledged)).ShouldBeEmpty(last.Said);
        applicants.Cut.ShouldBeGreaterThan(0, "no request was under way at any kill: the test proves nothing");
    }

    [Fact]
    public async Task would_be_found_out_if_it_lost_something_or_did_something_twice()
    {
        var ledger = new Ledger(volt.ConnectionString);
        foreach (var (name, key) in ((string, string)[])[("once", "1"), ("twice", "2"), ("twice", "3"), ("unasked", "4"), ("rowless", "5")])
            (await volt.Public.Post("/api/v1/membership/applications", Applicants.FormOf($"{name}@example.org"), ("Idempotency-Key", key)))
                .Status.ShouldBe(HttpStatusCode.Accepted);
        await volt.WhenQuiet();
        await ledger.Rows(
            """
            DELETE FROM membership.mt_doc_mail WHERE data ->> 'to' = 'unasked@example.org';
            DELETE FROM membership.mt_doc_application WHERE data ->> 'email' = 'rowless@example.org';
            """);

        var faults = await ledger.Faults(
            ["once@example.org", "twice@example.org", "unasked@example.org", "rowless@example.org", "never@example.org"]);

        faults.ShouldContain("never@example.org was acknowledged and is lost.");
        faults.ShouldContain("rowless@example.org was acknowledged and is lost.");
        faults.ShouldContain("twice@example.org has 2 applications.");
        faults.ShouldContain("unasked@example.org was asked to confirm 0 times.");
        faults.ShouldContain(fault => fault.EndsWith("is a fact without its row.", StringComparison.Ordinal));
        faults.ShouldNotContain(fault => fault.StartsWith("once@", StringComparison.Ordinal));
    }

    public async ValueTask InitializeAsync() => await _database.InitializeWhole();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
