using System.Globalization;
using Shouldly;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// Two hosts over one PostgreSQL, applicants who never stop and follow the link in their mail, an officer who admits them, which other
/// modules follow, and one blow after the other: SIGKILL, SIGSTOP and SIGCONT, SIGTERM under load, sessions ended, PostgreSQL killed and
/// restarted, both hosts killed and started at once. VOLT_KILLS says how many blows (6 when it is not set: each kind once), VOLT_SEED
/// repeats a run.
/// </summary>
public sealed class Hosts_in_a_storm(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int _blows = Setting("VOLT_KILLS") ?? 6;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    // A quarter of a minute is the bar; the rest is for a machine that has other things to do.
    private static readonly TimeSpan _takeover = TimeSpan.FromSeconds(15 + 10);

    private readonly Applicants _applicants = new();
    private Followers _followers = null!;
    private Officers _officers = null!;
    private readonly HostProcess?[] _hosts = new HostProcess?[2];
    private PrivateCluster _cluster = null!;

    [Fact]
    public async Task lose_nothing_double_nothing_and_break_no_order()
    {
        var seed = Setting("VOLT_SEED") ?? Guid.NewGuid().GetHashCode() & int.MaxValue;
        output.WriteLine($"VOLT_SEED={seed} VOLT_KILLS={_blows}");

        // Also for a run that never comes to its end, of which nothing else is printed.
        await Console.Error.WriteLineAsync($"{nameof(Hosts_in_a_storm)}: VOLT_SEED={seed} VOLT_KILLS={_blows}");
        var random = new Random(seed);
        await StartBoth();
        await _officers.Begin([.. _hosts.OfType<HostProcess>()]);
        using var over = new CancellationTokenSource();
        var sending = UntilAllEnd(
            _applicants.SendWhile(Addresses, over.Token),
            _followers.FollowWhile(Addresses, over.Token),
            _officers.AdmitWhile(Addresses, over.Token));

        (string Name, Func<int, Task> Strike)[] kinds =
        [
            ("kill", Kill), ("freeze", Freeze), ("cut", _ => _cluster.Cut()),
            ("kill PostgreSQL", KillPostgres), ("terminate", Terminate), ("kill both", KillBoth),
        ];
        for (var blow = 0; blow < _blows; blow++)
        {
            if (blow % kinds.Length == 0)
                random.Shuffle(kinds);
            await Acknowledged(random.Next(1, 40), sending);
            var (name, strike) = kinds[blow % kinds.Length];
            output.WriteLine($"{blow + 1}: {name}, {_applicants.Acknowledged.Count} acknowledged, {_applicants.Cut} cut off");
            await strike(random.Next(2));
        }

        await Acknowledged(20, sending);
        await over.CancelAsync();
        await sending;
        await _applicants.SendTheRest(_hosts[0]!.Address);
        await _followers.FollowTheRest(_hosts[0]!.Address);
        await _officers.AdmitTheRest(_hosts[0]!.Address);

        var history = await HistoryBook.Settled(
            _cluster.ConnectionString,
            new Told(_applicants.Sent, _applicants.Acknowledged, _followers.Followed, _followers.Confirmed)
            {
                AskedToAdmit = _officers.Asked,
                Admitted = _officers.Admitted,
            });
        output.WriteLine(
            $"{_applicants.Acknowledged.Count} acknowledged, {_followers.Confirmed.Count} confirmed, "
                + $"{_officers.Admitted.Count} admitted, {_applicants.Cut} cut off");
        history.Faults().ShouldBeEmpty(string.Join('\n', _hosts.OfType<HostProcess>().Select(host => host.Said)));
        _applicants.Cut.ShouldBeGreaterThan(0, "no request was under way at any blow: the test proves nothing");
        history.Counted.ShouldBeGreaterThan(0, "no stream has more than its first event: the test proves nothing of order");
        _officers.Admitted.Count.ShouldBeGreaterThan(0, "nobody was admitted: the test proves nothing across modules");
        history.Places.Count(place => place.End > 0).ShouldBeGreaterThan(10, "hardly any subscriber was looked at");
    }

    public async ValueTask InitializeAsync()
    {
        _cluster = await PrivateCluster.Start();
        _followers = new Followers(_cluster.ConnectionString);
        _officers = new Officers(_cluster.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.OfType<HostProcess>())
            await host.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    private IReadOnlyList<Uri> Addresses() => [.. _hosts.OfType<HostProcess>().Select(host => host.Address)];

    /// <summary>All, or the first failure of any.</summary>
    private static async Task UntilAllEnd(params Task[] all)
    {
        await await Task.WhenAny(all);
        await Task.WhenAll(all);
    }

    private async Task StartBoth()
    {
        var both = await Task.WhenAll(HostProcess.Start(_cluster.ConnectionString), HostProcess.Start(_cluster.ConnectionString));
        (_hosts[0], _hosts[1]) = (both[0], both[1]);
    }

    private async Task Kill(int which)
    {
        await Gone(which, host => host.Kill());
        _hosts[which] = await HostProcess.Start(_cluster.ConnectionString);
    }

    /// <summary>Frozen until the other host has taken over, and woken up again in the middle of what it did.</summary>
    private async Task Freeze(int which)
    {
        var frozen = _hosts[which]!;
        _hosts[which] = null;
        await frozen.Freeze();
        var taken = await new Ledger(_cluster.ConnectionString + ";Pooling=false").UntilEveryLeaseLives(_patience);
        output.WriteLine($"   taken over after {taken.TotalSeconds:0.0} s");
        taken.ShouldBeLessThan(_takeover, "the lease of the frozen host did not end in time");
        await frozen.Thaw();
        _hosts[which] = frozen;
    }

    private async Task KillPostgres(int which)
    {
        await _cluster.Kill();
        await _cluster.Restart();
    }

    private async Task Terminate(int which)
    {
        await Gone(which, async host =>
        {
            await host.Terminate();
            (await host.Exit(_patience)).ShouldBe(0, host.Said);
        });
        _hosts[which] = await HostProcess.Start(_cluster.ConnectionString);
    }

    private async Task KillBoth(int which)
    {
        await Task.WhenAll(Gone(0, host => host.Kill()), Gone(1, host => host.Kill()));
        await StartBoth();
    }

    private async Task Gone(int which, Func<HostProcess, Task> end)
    {
        await using var host = _hosts[which]!;
        await end(host);
        _hosts[which] = null;
    }

    private async Task Acknowledged(int more, Task sending)
    {
        var aim = _applicants.Acknowledged.Count + more;
        using var patience = new CancellationTokenSource(_patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (_applicants.Acknowledged.Count < aim)
        {
            if (sending.IsCompleted)
                await sending;
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
