using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>What a module may rely on when it acts, whatever adapter stands below.</summary>
public abstract class Acting_on_a_store : OnTheInn
{
    [Fact]
    public async Task decides_again_when_the_stream_moved_meanwhile()
    {
        var (guest, _) = await Inn.Arrives("Arta", room: 101);
        var attempts = 0;

        var moved = await Inn.Write(async writing =>
        {
            attempts++;
            var no = await writing.Decide(InnStreams.Guests, guest, new GuestCommand.Move(1));
            if (attempts == 1)
                await Inn.Moves(guest, 10);
            return no;
        });

        moved.ShouldBeNull();
        attempts.ShouldBe(2);
        (await Inn.Read(guest)).State.Room.ShouldBe(112);
        (await Inn.Read(guest)).Version.ShouldBe(3);
        (await Row(guest)).ShouldBe(new GuestRow("Arta", 112) { Version = 3 });
    }

    [Fact]
    public async Task lets_everybody_of_a_crowd_at_one_stream_through()
    {
        const int Crowd = 60;
        var (guest, _) = await Inn.Arrives("Era");

        await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => Task.Run(() => Inn.Moves(guest, 1))));

        (await Inn.Read(guest)).Version.ShouldBe(1 + Crowd);
    }

    [Fact]
    public async Task gives_up_when_the_stream_never_stands_still_and_writes_nothing()
    {
        var (guest, _) = await Inn.Arrives("Besa");
        var attempts = 0;

        await Should.ThrowAsync<ContendedException>(() => Inn.Write(async writing =>
        {
            attempts++;
            await writing.Decide(InnStreams.Guests, guest, new GuestCommand.Move(1000));
            writing.Put(InnStreams.Rooms, $"loser-of-{guest}", "mine");
            await Inn.Moves(guest, 1);
            return true;
        }));

        attempts.ShouldBeInRange(2, 20);
        (await Inn.Read(guest)).State.Room.ShouldBe(101 + attempts);
        (await Port.ReadRow(InnStreams.Rooms, $"loser-of-{guest}", default)).ShouldBeNull();
    }

    [Fact]
    public async Task writes_nothing_at_all_once_a_decision_was_rejected()
    {
        var (guest, _) = await Inn.Arrives("Dea");
        var (nobody, row, joined) = (EventStoreContract.NewId(), $"row-of-{guest}", Inn.Joined);

        var rejected = await Inn.Write(async writing =>
        {
            writing.Put(InnStreams.Rooms, row, "before the rejection");
            await writing.Decide(InnStreams.Guests, guest, new GuestCommand.Move(1));
            var no = await writing.Decide(InnStreams.Guests, nobody, new GuestCommand.Leave());
            await writing.Decide(InnStreams.Guests, guest, new GuestCommand.Move(1));
            writing.Insert(InnStreams.Rooms, row + "2", "after it");
            await writing.MintPerson();
            return no;
        });

        rejected.ShouldBe(new NobodyThere());
        (await Inn.Read(guest)).Version.ShouldBe(1);
        (await Port.ReadRows(InnStreams.Rooms, row, default)).ShouldBeEmpty();
        Inn.Joined.ShouldBe(joined, "no answer is kept for an act that was rejected");
    }

    [Fact]
    public async Task refuses_a_version_that_is_no_longer_the_newest()
    {
        var (guest, _) = await Inn.Arrives("Era");
        await Inn.Moves(guest, 1);

        var stale = await Inn.Write(writing => writing.Decide(InnStreams.Guests, guest, new GuestCommand.Move(1), ifVersion: 1));
        var fresh = await Inn.Write(writing => writing.Decide(InnStreams.Guests, guest, new GuestCommand.Move(1), ifVersion: 2));

        stale.ShouldBe(new VersionHasMovedOn());
        fresh.ShouldBeNull();
        (await Inn.Read(guest)).Version.ShouldBe(3);
    }

    [Fact]
    public async Task starts_a_stream_without_asking_whether_it_is_there()
    {
        var deaf = new InnStore(new CannotRead(Port));

        var (guest, _) = await deaf.Arrives("Fjolla");

        (await Inn.Read(guest)).State.Name.ShouldBe("Fjolla");
    }

    [Fact]
    public async Task begins_a_stream_that_is_hardly_ever_there_without_asking()
    {
        var (deaf, guest) = (new InnStore(new CannotRead(Port)), EventStoreContract.NewId());

        (await Comes(deaf, guest, "Gëzim")).ShouldBeNull();

        (await Inn.Read(guest)).State.Name.ShouldBe("Gëzim");
    }

    [Fact]
    public async Task decides_on_what_is_there_when_the_stream_is_there_after_all()
    {
        var (guest, _) = await Inn.Arrives("Hana", room: 7);

        await Inn.Write(writing => writing.DecideAsNew(InnStreams.Guests, guest, new GuestCommand.Move(1)));
        await Comes(Inn, guest, "Hana again");

        (await Inn.Read(guest)).State.Room.ShouldBe(8, "a guest who is not there cannot move, so it was asked");
        (await Inn.Read(guest)).Version.ShouldBe(2, "the commit found the stream, and the second attempt that she is there");
    }

    [Fact]
    public async Task lets_the_second_of_two_who_claim_a_name_see_the_first()
    {
        var (first, second) = (EventStoreContract.NewId(), EventStoreContract.NewId());
        var room = $"room-{first}";
        var attempts = 0;

        var answer = await Inn.Write(async writing =>
        {
            attempts++;
            if (await writing.Row<Claim>(InnStreams.Rooms, room) is { } taken)
                return (taken.Guest, (Rejection?)writing.Reject(new RoomTaken()));
            writing.Insert(InnStreams.Rooms, room, new Claim(second));
            if (attempts == 1)
                await Claims(room, first);
            return (second, null);
        });

        answer.ShouldBe((first, new RoomTaken()));
        attempts.ShouldBe(2);
    }

    [Fact]
    public async Task does_not_repeat_an_act_whose_answer_is_kept_already()
    {
        var (guest, _) = await Inn.Arrives("Krenare");
        await Inn.Write(writing => Answers(writing, "key-1"));
        var attempts = 0;

        var refused = await Should.ThrowAsync<CommitRefusedException>(() => Inn.Write(async writing =>
        {
            attempts++;
            await writing.Decide(InnStreams.Guests, guest, new GuestCommand.Move(1));
            return await Answers(writing, "key-1");
        }));

        refused.Outcome.ShouldBe(new CommitOutcome.RowTaken(SharedTables.Answers.TableName));
        attempts.ShouldBe(1);
        (await Inn.Read(guest)).Version.ShouldBe(1);

        static Task<bool> Answers(Writing writing, string key)
        {
            writing.Insert(SharedTables.Answers, key, new Claim(default));
            return Task.FromResult(true);
        }
    }

    private static Task<Rejection?> Comes(InnStore inn, Guid guest, string name) => inn.Write(async writing =>
    {
        var person = await writing.MintPerson();
        return await writing.DecideAsNew(
            InnStreams.Guests, guest, new GuestCommand.Arrive(InnStore.Arrival(guest, person, name)));
    });

    private Task<bool> Claims(string room, Guid guest) => Inn.Write(writing =>
    {
        writing.Insert(InnStreams.Rooms, room, new Claim(guest));
        return Task.FromResult(true);
    });

    private sealed record Claim(Guid Guest);

    /// <summary>A store that takes, but does not give back.</summary>
    private sealed class CannotRead(IEventStore store) : IEventStore
    {
        public string Module => store.Module;

        public CommitSignal Appended => store.Appended;

        public CommitSignal RowsChanged => store.RowsChanged;

        public Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellation) => store.Commit(commit, cancellation);

        public Task<IReadOnlyList<StoredEvent>> ReadStream(Guid streamId, CancellationToken cancellation) => throw Asked();

        public Task<EventPage> ReadForward(Checkpoint after, int limit, CancellationToken cancellation) => throw Asked();

        public Task<string?> ReadRow(RowTable table, string id, CancellationToken cancellation) => throw Asked();

        public Task<IReadOnlyList<(string Id, string Json)>> ReadRows(RowTable table, string prefix, CancellationToken cancellation) =>
            throw Asked();

        public Task<Checkpoint> ReadCheckpoint(string subscriber, CancellationToken cancellation) => throw Asked();

        public Task<bool> Hold(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) => throw Asked();

        public Task<Checkpoint?> HoldOn(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) => throw Asked();

        public Task<Guid?> OwnerOf(string subscriber, CancellationToken cancellation) => throw new NotSupportedException();

        public Task Release(string subscriber, Guid owner, CancellationToken cancellation) => throw Asked();

        private static InvalidOperationException Asked() => new("The store was asked.");
    }
}

public sealed class Acting_on_a_store_in_memory : Acting_on_a_store
{
    protected override IEventStore Port { get; } = new InMemoryEventStore("inn", new FixedClock(FixedClock.Start));
}
