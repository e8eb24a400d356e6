using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>A database is restored, by the very commands of docs/operations.md, where nobody has heard of its roles.</summary>
public sealed partial class A_backup_on_another_cluster : IAsyncLifetime
{
    private readonly Applicants _applicants = new();
    private PrivateCluster _old = null!;
    private PrivateCluster _new = null!;

    [Fact]
    public async Task is_gone_on_with_as_if_nothing_had_happened()
    {
        await (await Apply(_old.ConnectionString)).DisposeAsync();

        await _new.Operate(Commands(), ("DATABASE", _old.Address));
        var restored = _new.ConnectionStringOf("volt");
        await using var host = await Apply(restored);

        var told = new Told(_applicants.Sent, _applicants.Acknowledged, [], []);
        (await HistoryBook.Settled(restored, told)).Faults().ShouldBeEmpty();
    }

    [Fact]
    public async Task stops_the_start_when_its_roles_were_forgotten()
    {
        await (await Apply(_old.ConnectionString)).DisposeAsync();
        var commands = string.Join('\n', Commands().Split('\n').Where(line => !line.Contains("CREATE ROLE", StringComparison.Ordinal)));

        (await Should.ThrowAsync<InvalidOperationException>(() => _new.Operate(commands, ("DATABASE", _old.Address))))
            .Message.ShouldContain("does not exist");
        await _new.Operate(
            "dropdb volt\n" + commands.Replace(" --exit-on-error", "", StringComparison.Ordinal) + " || true", ("DATABASE", _old.Address));

        (await Should.ThrowAsync<InvalidOperationException>(() => HostProcess.Start(_new.ConnectionStringOf("volt"))))
            .Message.ShouldContain("may read no table of its schema");
    }

    public async ValueTask InitializeAsync() => (_old, _new) = (await PrivateCluster.Start(), await PrivateCluster.Start());

    public async ValueTask DisposeAsync()
    {
        await _old.DisposeAsync();
        await _new.DisposeAsync();
    }

    private static string Commands([CallerFilePath] string test = "") =>
        Block().Match(File.ReadAllText(Path.Combine(Path.GetDirectoryName(test)!, "../../docs/operations.md"))).Groups[1].Value.Trim();

    private async Task<HostProcess> Apply(string database)
    {
        var host = await HostProcess.Start(database);
        await _applicants.Send(host.Address, 10, () => Task.CompletedTask);
        await _applicants.SendTheRest(host.Address);
        await new Ledger(database + ";Pooling=false").UntilAllAreAsked();
        return host;
    }

    [GeneratedRegex("```bash\n(pg_dump.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
