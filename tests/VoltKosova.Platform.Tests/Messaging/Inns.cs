using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>Hosts of the inn and the kitchen over one database, or over one for each, or one host in memory.</summary>
public abstract class Inns(bool onPostgres, bool apart = false) : IAsyncLifetime
{
    private readonly TestDatabase? _database = onPostgres ? new TestDatabase() : null;
    private readonly TestDatabase? _kitchen = apart ? new TestDatabase() : null;
    private readonly List<InnHost> _hosts = [];

    /// <summary>The owner's connection string.</summary>
    protected string Database => _database!.ConnectionString;

    /// <summary>How messages are delivered; null for the way of the stack.</summary>
    private protected virtual Action<IServiceCollection>? Messages => null;

    public async ValueTask InitializeAsync()
    {
        if (_database is not null && _kitchen is null && Messages is null)
            await _database.InitializeAs(nameof(Inns), Migrate);
        else
            await Task.WhenAll(new[] { _database, _kitchen }.OfType<TestDatabase>().Select(one => one.InitializeAsync().AsTask()));

        static async Task Migrate(string database)
        {
            await using var inn = await InnHost.Open(database, delivers: false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var host in _hosts)
            await host.DisposeAsync();
        foreach (var database in new[] { _database, _kitchen }.OfType<TestDatabase>())
            await database.DisposeAsync();
    }

    private protected static Guid NewId() => EventStoreContract.NewId();

    /// <summary>Does something to the database behind the backs of the hosts.</summary>
    protected async Task Owner(string sql)
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private protected async Task<InnHost> Open(bool delivers = true, DeliveryPace? pace = null, bool nextVersion = false)
    {
        var host = await InnHost.Open(
            _database?.ConnectionString, delivers, pace, nextVersion, Messages, kitchen: _kitchen?.ConnectionString);
        _hosts.Add(host);
        return host;
    }

    /// <summary>Somebody comes with whom the kitchen cannot cope.</summary>
    private protected static async Task<(Guid Guest, Guid Person)> ArrivesSpoilt(InnHost host, string name, int room = 101)
    {
        var guest = NewId();
        host.Mood.Spoilt[guest] = $"{name} cannot be served";
        return await host.Inn.Write(async writing =>
        {
            var person = await writing.MintPerson();
            writing.Start(InnStreams.Guests, guest, new GuestCommand.Arrive(InnStore.Arrival(guest, person, name, room)));
            return (guest, person);
        });
    }

    /// <summary>
    /// The host has decided and commits as soon as it wakes up; somebody else has taken the lease meanwhile and moves nothing.
    /// </summary>
    private protected static async Task<(Guid Guest, Guid Other)> WakesUpAfterItWasTakenOver(InnHost frozen)
    {
        frozen.Mood.Waits = new TaskCompletionSource();
        var (guest, _) = await frozen.Inn.Arrives("Teuta");
        await Wait.Until(() => Task.FromResult(frozen.Mood.Tried.Contains(guest)), () => "it was not tried");
        var other = NewId();
        await Wait.Until(
            () => frozen.KitchenLog.Hold(WhenGuestRoomedThenLayTable.Name, other, TimeSpan.FromMinutes(1), default),
            () => "the lease never ended");
        frozen.Mood.Waits.SetResult();
        return (guest, other);
    }

    private protected static Task UntilThereIsNoLetter(InnHost host) =>
        Wait.Until(async () => (await host.Letters()).Count == 0, () => "the letter is still there");

    /// <summary>Something is stored that this version does not know.</summary>
    private protected static Task<CommitOutcome> StoreUnknown(InnHost host) => host.InnLog.Commit(
        new Commit(
            [new StreamAppend(NewId(), "guest", 0, [new NewEvent(NewId(), "inn.guest-flew.v1", "{}")])],
            [],
            new EventMetadata(InnStore.Now, null, null, null)),
        default);
}
