using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Stack;
using VoltKosova.Testing;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>The inn's store over some adapter, and its guests.</summary>
internal sealed class InnStore(IEventStore port) : ICommitParticipant
{
    public static readonly DateTimeOffset Now = FixedClock.Start;

    public IEventStore Port => port;

    public IPersonKeys Keys { get; } = Privacy.Keys.Of(Privacy.Keys.Line("k1", 'a'));

    public Acting Acting { get; } = new() { User = "account-1", CorrelationId = "request-1", CausationId = "event-1" };

    /// <summary>How often a finished act was about to be committed.</summary>
    public int Joined { get; private set; }

    public Store<InnStreams> Store => new(port, Keys, new IdSource(new FixedClock(Now)), new FixedClock(Now), Acting, [this]);

    /// <summary>The inn in a database, migrated as the host does it.</summary>
    public static async Task<ServiceProvider> Services(string database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Volt", database)]).Build());
        services.AddStore<InnStreams>();
        services.AddStoresOfStack();
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<Migrator>().Migrate(default);
        return provider;
    }

    public void Join(Writing writing, object? result) => Joined++;

    public Task<T> Write<T>(Func<Writing, Task<T>> act) => Store.Write(act, default);

    /// <summary>Somebody comes: the guest and the person.</summary>
    public Task<(Guid Guest, Guid Person)> Arrives(string name, int room = 101) => Write(async writing =>
    {
        var (guest, person) = (writing.NewId(), await writing.MintPerson());
        writing.Start(InnStreams.Guests, guest, new GuestCommand.Arrive(Arrival(guest, person, name, room)));
        return (guest, person);
    });

    public static GuestEvent.Arrived Arrival(Guid guest, Guid person, string name, int room = 101) =>
        new(guest, person, name, new Wish($"{name}'s soup", new DateOnly(2026, 3, 5)), room);

    public Task<Rejection?> Moves(Guid guest, int doors) =>
        Write(writing => writing.Decide(InnStreams.Guests, guest, new GuestCommand.Move(doors)));

    public Task<Loaded<Guest, GuestEvent>> Read(Guid guest) => Store.Read(InnStreams.Guests, guest, default);
}
