using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>What modules may rely on between them, whatever adapter stands below the stores.</summary>
public abstract class Delivering_events : IAsyncLifetime
{
    private readonly List<InnHost> _hosts = [];

    [Fact]
    public async Task has_every_effect_once_and_in_the_order_of_the_stream()
    {
        var host = await Open();
        var guests = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => host.Inn.Arrives("Arta", number * 100)));
        foreach (var (guest, _) in guests)
        {
            for (var move = 0; move < 4; move++)
                await host.Inn.Moves(guest, 1);
        }

        await host.WhenQuiet();

        foreach (var (index, (guest, _)) in guests.Index())
            (await host.Tables(guest)).ShouldBe(Enumerable.Range((index + 1) * 100, 5));
        (await host.Letters()).ShouldBeEmpty();
    }

    [Fact]
    public async Task says_with_each_effect_which_event_it_came_from()
    {
        var host = await Open();
        var (guest, _) = await host.Inn.Arrives("Besa");

        await host.WhenQuiet();

        var arrived = (await host.InnLog.ReadStream(guest, default)).Single();
        var laid = (await host.KitchenLog.ReadStream(guest, default)).Single();
        laid.Metadata.CausationId.ShouldBe(arrived.Id.ToString());
        laid.Metadata.CorrelationId.ShouldBe("request-1");
    }

    [Fact]
    public async Task leaves_nothing_of_a_reaction_that_threw_and_tries_it_again()
    {
        var host = await Open(pace: InnHost.Hurried with { FirstRetry = TimeSpan.FromMilliseconds(300) });
        var (guest, _) = await ArrivesSpoilt(host, "Dea");
        await Wait.Until(() => Task.FromResult(host.Mood.Tried.Count > 1), () => "it was not tried again");

        (await host.Tables(guest)).ShouldBeEmpty();
        (await host.KitchenLog.ReadCheckpoint(WhenGuestRoomedThenLayTable.Name, default)).LastEventId.ShouldBeNull();
        host.Mood.Spoilt.Clear();
        await host.WhenQuiet();

        (await host.Tables(guest)).ShouldBe([101]);
        (await host.Letters()).ShouldBeEmpty();
    }

    [Fact]
    public async Task parks_a_stream_whose_event_fails_again_and_again_and_goes_on_with_the_others()
    {
        var host = await Open();
        var (guest, _) = await ArrivesSpoilt(host, "Era");
        await host.Inn.Moves(guest, 1);
        var (other, _) = await host.Inn.Arrives("Fjolla");

        await host.WhenQuiet();

        var letter = (await host.Letters()).ShouldHaveSingleItem();
        var arrived = (await host.InnLog.ReadStream(guest, default))[0];
        letter.ShouldBe(new DeadLetter(
            WhenGuestRoomedThenLayTable.Name, "inn", guest, arrived.Id, "inn.guest-arrived.v1", 1, "InvalidDataException", 5,
            FixedTime(letter)));
        host.Mood.Tried.Count(tried => tried == guest).ShouldBe(5, "the second event of the stream waits behind the first");
        (await host.Tables(guest)).ShouldBeEmpty();
        (await host.Tables(other)).ShouldBe([101]);
        host.Status(WhenGuestRoomedThenLayTable.Name).Parked.ShouldBe(1);
    }

    [Fact]
    public async Task keeps_no_words_of_an_exception()
    {
        var host = await Open();
        await ArrivesSpoilt(host, "Genta Kanarina");

        await host.WhenQuiet();

        foreach (var (_, json) in await host.KitchenLog.ReadRows(SharedTables.DeadLetters, "", default))
            json.ShouldNotContain("Kanarina");
    }

    [Fact]
    public async Task parks_what_the_business_refuses_at_once()
    {
        var host = await Open();
        var (guest, _) = await host.Inn.Arrives("Hana", KitchenStreams.Closed);

        await host.WhenQuiet();

        var letter = (await host.Letters()).ShouldHaveSingleItem();
        (letter.Cause, letter.Attempts).ShouldBe(("room-closed", 1));
        host.Mood.Tried.ShouldBe([guest]);
    }

    [Fact]
    public async Task stops_before_an_event_that_this_version_does_not_know_and_skips_nothing()
    {
        var host = await Open();
        var (before, _) = await host.Inn.Arrives("Ilire");
        await host.WhenQuiet();
        await StoreUnknown(host);
        var (after, _) = await host.Inn.Arrives("Jeta");

        await host.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.Stopped);
        await host.Until(Floor.Name, status => status.State == SubscriberState.Stopped);

        host.Status(WhenGuestRoomedThenLayTable.Name).Error.ShouldBe("UnknownEventException");
        (await host.Tables(before)).ShouldBe([101]);
        (await host.Tables(after)).ShouldBeEmpty();
        (await host.KitchenLog.ReadCheckpoint(WhenGuestRoomedThenLayTable.Name, default)).Position.ShouldBe(1);
    }

    [Fact]
    public async Task reaches_reactions_of_the_module_itself()
    {
        var host = await Open();
        var (guest, _) = await host.Inn.Arrives("Krenare");
        await host.Inn.Write(writing => writing.Decide(InnStreams.Guests, guest, new GuestCommand.Leave()));

        await host.WhenQuiet();

        (await host.InnLog.ReadRow(InnStreams.Rooms, $"free-after-{guest}", default)).ShouldBe("2");
    }

    [Fact]
    public async Task reaches_those_who_want_to_hear_everything_that_is_published()
    {
        var host = await Open();
        var (guest, _) = await host.Inn.Arrives("Lea");
        await host.Inn.Moves(guest, 1);
        await host.Inn.Write(writing => writing.Decide(InnStreams.Guests, guest, new GuestCommand.Leave()));

        await host.WhenQuiet();

        var said = new List<string?>();
        foreach (var stored in await host.InnLog.ReadStream(guest, default))
            said.Add(await host.KitchenLog.ReadRow(KitchenStreams.Gossip, stored.Id.ToString(), default));
        said.Select(json => StoredJson.Read<WhenAnythingHappensThenGossip.Said>(json!)).ShouldBe(
            [new("inn.guest-roomed.v1", "inn"), new("inn.guest-roomed.v1", "inn"), new("inn.guest-gone.v1", "inn")]);
    }

    [Fact]
    public async Task counts_right_in_a_row_that_many_streams_share()
    {
        var host = await Open();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => host.Inn.Arrives("Mal", 100 + (number % 4 * 100)))));
        await host.WhenQuiet();

        for (var floor = 1; floor <= 4; floor++)
            StoredJson.Read<Floor>((await host.InnLog.ReadRow(InnStreams.Floors, $"floor-{floor}", default))!).ShouldBe(new Floor(10));
    }

    [Fact]
    public async Task is_not_called_quiet_while_a_reaction_works()
    {
        var host = await Open();
        host.Mood.Waits = new TaskCompletionSource();
        var (guest, _) = await host.Inn.Arrives("Nora");
        await Wait.Until(() => Task.FromResult(host.Mood.Tried.Contains(guest)), () => "it was not tried");

        var quiet = host.WhenQuiet();
        await host.Until(Floor.Name, status => status.Position > 0);

        quiet.IsCompleted.ShouldBeFalse();
        host.Mood.Waits.SetResult();
        await quiet;
        (await host.Tables(guest)).ShouldBe([101]);
    }

    [Fact]
    public async Task takes_up_a_parked_stream_in_order_and_once_when_it_is_asked_to()
    {
        var host = await Open();
        var (guest, _) = await ArrivesSpoilt(host, "Orges");
        await host.Inn.Moves(guest, 1);
        await host.Inn.Moves(guest, 1);
        await host.WhenQuiet();
        host.Mood.Spoilt.Clear();

        (await host.DeadLetters.Retry(WhenGuestRoomedThenLayTable.Name, guest, default)).ShouldBeTrue();
        await UntilThereIsNoLetter(host);
        await host.Inn.Moves(guest, 1);
        await host.WhenQuiet();

        (await host.Tables(guest)).ShouldBe([101, 102, 103, 104]);
        host.Status(WhenGuestRoomedThenLayTable.Name).Parked.ShouldBe(0);
        (await host.KitchenLog.ReadRows(SharedTables.DeadLetterRetries, "", default)).ShouldBeEmpty();
        (await host.DeadLetters.Retry(WhenGuestRoomedThenLayTable.Name, guest, default)).ShouldBeFalse("there is no letter any more");
    }

    [Fact]
    public async Task parks_a_stream_again_at_the_event_that_fails_when_it_is_taken_up()
    {
        var host = await Open();
        var (guest, _) = await ArrivesSpoilt(host, "Pranvera", KitchenStreams.Closed - 1);
        await host.Inn.Moves(guest, 1);
        await host.Inn.Moves(guest, 1);
        await host.WhenQuiet();
        host.Mood.Spoilt.Clear();

        await host.DeadLetters.Retry(WhenGuestRoomedThenLayTable.Name, guest, default);
        await Wait.Until(async () => (await host.Letters()).Any(letter => letter.Cause == "room-closed"), () => "it was not tried");

        var again = (await host.Letters()).ShouldHaveSingleItem();
        (again.EventName, again.Version, again.Attempts).ShouldBe(("inn.guest-moved.v2", 2, 1));
        (await host.Tables(guest)).ShouldBe([KitchenStreams.Closed - 1]);
        host.Status(WhenGuestRoomedThenLayTable.Name).Parked.ShouldBe(1);
        (await host.KitchenLog.ReadRows(SharedTables.DeadLetterRetries, "", default)).ShouldBeEmpty();
    }

    public ValueTask InitializeAsync() => Begin();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await End();
    }

    protected virtual ValueTask Begin() => ValueTask.CompletedTask;

    protected virtual ValueTask End() => ValueTask.CompletedTask;

    protected virtual string? Database => null;

    private protected async Task<InnHost> Open(bool delivers = true, DeliveryPace? pace = null)
    {
        var host = await InnHost.Open(Database, delivers, pace);
        _hosts.Add(host);
        return host;
    }

    /// <summary>Somebody comes with whom the kitchen cannot cope.</summary>
    private protected static async Task<(Guid Guest, Guid Person)> ArrivesSpoilt(InnHost host, string name, int room = 101)
    {
        var guest = EventStoreContract.NewId();
        host.Mood.Spoilt[guest] = $"{name} cannot be served";
        return await host.Inn.Write(async writing =>
        {
            var person = await writing.MintPerson();
            writing.Start(InnStreams.Guests, guest, new GuestCommand.Arrive(InnStore.Arrival(guest, person, name, room)));
            return (guest, person);
        });
    }

    private protected static Task UntilThereIsNoLetter(InnHost host) =>
        Wait.Until(async () => (await host.Letters()).Count == 0, () => "the letter is still there");

    private static DateTimeOffset FixedTime(DeadLetter letter) => letter.FailedAt;

    private static Task<CommitOutcome> StoreUnknown(InnHost host)
    {
        var stranger = EventStoreContract.NewId();
        return host.InnLog.Commit(
            new Commit(
                [new StreamAppend(stranger, "guest", 0, [new NewEvent(EventStoreContract.NewId(), "inn.guest-flew.v1", "{}")])],
                [],
                new EventMetadata(InnStore.Now, null, null, null)),
            default);
    }
}

public sealed class Delivering_events_in_memory : Delivering_events;

public sealed class Delivering_events_over_PostgreSQL : Delivering_events
{
    private readonly TestDatabase _database = new();

    protected override string? Database => _database.ConnectionString;

    [Fact]
    public async Task continues_where_the_host_before_had_come_to()
    {
        var first = await Open();
        var (guest, _) = await first.Inn.Arrives("Arta");
        await first.WhenQuiet();
        await first.Stop();
        await first.Inn.Moves(guest, 1);

        var second = await Open();
        await second.WhenQuiet();

        (await second.Tables(guest)).ShouldBe([101, 102]);
        second.Mood.Tried.ShouldBe([guest]);
    }

    [Fact]
    public async Task has_one_effect_though_two_hosts_believe_that_they_may_act()
    {
        var careless = InnHost.Hurried with { Lease = TimeSpan.FromMilliseconds(1), Renewal = TimeSpan.FromHours(1) };
        var (one, other) = (await Open(pace: careless), await Open(pace: careless));
        await Task.WhenAll(BothAct(one), BothAct(other));

        var guests = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(number => Task.Run(() => (number % 2 == 0 ? one : other).Inn.Arrives("Besa"))));
        foreach (var (guest, _) in guests)
            await one.Inn.Moves(guest, 1);
        await Wait.Until(async () => await AllLaid(one, guests) && await Gossips(one, guests), () => "not everything was delivered");
        await Task.WhenAll(one.Stop(), other.Stop());

        foreach (var (guest, _) in guests)
            (await one.Tables(guest)).ShouldBe([101, 102]);
        StoredJson.Read<Floor>((await one.InnLog.ReadRow(InnStreams.Floors, "floor-1", default))!).ShouldBe(new Floor(30));
        (await one.Letters()).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_taken_over_once_the_lease_of_a_dead_host_has_ended()
    {
        var first = await Open();
        await first.Inn.Arrives("Dea");
        await first.WhenQuiet();
        var second = await Open();
        second.Status(Floor.Name).State.ShouldBe(SubscriberState.Standby);

        first.CutOff();
        var (guest, _) = await second.Inn.Arrives("Era");
        foreach (var status in second.Delivery.Statuses)
            await second.Until(status.Name, now => now.State == SubscriberState.Active);
        await second.WhenQuiet();

        (await second.Tables(guest)).ShouldBe([101]);
    }

    [Fact]
    public async Task is_handed_over_at_once_by_a_host_that_stops()
    {
        var stubborn = InnHost.Hurried with { Lease = TimeSpan.FromHours(1) };
        var first = await Open(pace: stubborn);
        await first.WhenQuiet();
        var second = await Open(pace: stubborn);

        await first.Stop();
        await second.WhenQuiet();

        second.Status(Floor.Name).State.ShouldBe(SubscriberState.Active);
    }

    [Fact]
    public async Task does_nothing_again_that_was_taken_up_before_the_host_changed()
    {
        var first = await Open();
        var (guest, _) = await ArrivesSpoilt(first, "Rina");
        await first.Inn.Moves(guest, 1);
        await first.Inn.Arrives("Saranda", 301);
        await first.WhenQuiet();
        first.Mood.Spoilt.Clear();
        await first.DeadLetters.Retry(WhenGuestRoomedThenLayTable.Name, guest, default);
        await UntilThereIsNoLetter(first);
        first.CutOff();

        var second = await Open();
        foreach (var status in second.Delivery.Statuses)
            await second.Until(status.Name, now => now.State == SubscriberState.Active);
        await second.Inn.Moves(guest, 1);
        await second.WhenQuiet();

        (await second.Tables(guest)).ShouldBe([101, 102, 103]);
        second.Mood.Tried.ShouldBe([guest]);
    }

    protected override ValueTask Begin() => _database.InitializeAsync();

    protected override ValueTask End() => _database.DisposeAsync();

    private static async Task BothAct(InnHost host)
    {
        foreach (var status in host.Delivery.Statuses)
            await host.Until(status.Name, now => now.State == SubscriberState.Active);
    }

    private static async Task<bool> AllLaid(InnHost host, IEnumerable<(Guid Guest, Guid Person)> guests)
    {
        foreach (var (guest, _) in guests)
        {
            if ((await host.Tables(guest)).Count() < 2)
                return false;
        }

        return true;
    }

    private static async Task<bool> Gossips(InnHost host, IEnumerable<(Guid Guest, Guid Person)> guests)
    {
        foreach (var (guest, _) in guests)
        {
            foreach (var stored in await host.InnLog.ReadStream(guest, default))
            {
                if (await host.KitchenLog.ReadRow(KitchenStreams.Gossip, stored.Id.ToString(), default) is null)
                    return false;
            }
        }

        return true;
    }
}
