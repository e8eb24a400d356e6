using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>What the facts of a stream remember, in which forms they are read, and what erasure leaves of them.</summary>
public abstract class Keeping_what_was_decided : OnTheInn
{
    [Fact]
    public async Task remembers_when_by_whom_and_in_answer_to_what()
    {
        var (guest, _) = await Inn.Arrives("Genta");

        var stored = (await Port.ReadStream(guest, default)).Single();

        stored.Metadata.ShouldBe(new EventMetadata(InnStore.Now, "request-1", "event-1", "account-1"));
        stored.Name.ShouldBe("inn.guest-arrived.v1");
    }

    [Fact]
    public async Task lifts_facts_that_were_stored_in_an_old_version()
    {
        var (guest, _) = await Inn.Arrives("Hana");
        await StoreRaw(guest, 1, InnStreams.MovedOnce, new JsonObject { ["guest_id"] = guest, ["floor"] = 4, ["door"] = 7 });

        (await Inn.Read(guest)).State.Room.ShouldBe(407);
        await Inn.Moves(guest, 1);

        (await Port.ReadStream(guest, default)).Select(stored => stored.Name)
            .ShouldBe(["inn.guest-arrived.v1", InnStreams.MovedOnce, "inn.guest-moved.v2"]);
    }

    [Fact]
    public async Task does_not_decide_over_a_fact_that_it_does_not_know()
    {
        var (guest, _) = await Inn.Arrives("Ilire");
        await StoreRaw(guest, 1, "inn.guest-flew.v1", []);

        await Should.ThrowAsync<UnknownEventException>(() => Inn.Moves(guest, 1));
    }

    [Fact]
    public async Task reads_nothing_personal_once_the_key_is_destroyed_and_leaves_others_as_they_were()
    {
        var (arta, person) = await Inn.Arrives("Arta");
        var (besa, _) = await Inn.Arrives("Besa");

        await Destroys(person);

        (await Inn.Read(arta)).State.ShouldBe(new Guest(arta, null, 101, true));
        (await Inn.Read(besa)).State.Name.ShouldBe("Besa");
        (await Row(besa)).ShouldBe(new GuestRow("Besa", 101) { Version = 1 });
        await Inn.Moves(arta, 1);
        (await Row(arta)).ShouldBe(new GuestRow(null, 102) { Version = 2 });
    }

    [Fact]
    public async Task makes_no_new_key_for_a_person_whose_key_was_destroyed()
    {
        var (_, person) = await Inn.Arrives("Jeta");
        await Destroys(person);
        var mark = await Port.ReadRow(SharedTables.PersonKeys, person.ToString(), default);

        var again = EventStoreContract.NewId();
        await Should.ThrowAsync<PersonErasedException>(() => Inn.Write(writing => Task.FromResult(
            writing.Start(InnStreams.Guests, again, new GuestCommand.Arrive(InnStore.Arrival(again, person, "Jeta"))))));

        mark.ShouldNotBeNull().ShouldContain("destroyed_at");
        (await Port.ReadRow(SharedTables.PersonKeys, person.ToString(), default)).ShouldBe(mark);
        (await Port.ReadStream(again, default)).ShouldBeEmpty();
    }

    private Task<bool> Destroys(Guid person) => Inn.Write(writing =>
    {
        writing.DestroyKey(person, Inn.Keys);
        return Task.FromResult(true);
    });

    private Task<CommitOutcome> StoreRaw(Guid guest, long version, string name, JsonObject payload) => Port.Commit(
        new Commit(
            [new StreamAppend(guest, "guest", version, [new NewEvent(EventStoreContract.NewId(), name, payload.ToJsonString())])],
            [],
            new EventMetadata(InnStore.Now, null, null, null)),
        default);
}

public sealed class Keeping_what_was_decided_in_memory : Keeping_what_was_decided
{
    protected override IEventStore Port { get; } = new InMemoryEventStore("inn", new FixedClock(FixedClock.Start));
}

public sealed class Keeping_what_was_decided_on_PostgreSQL(InnDatabase database) : Keeping_what_was_decided, IClassFixture<InnDatabase>
{
    protected override IEventStore Port => database.Services!.GetRequiredKeyedService<IEventStore>("inn");
}
