using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>What happens to a stream whose event a reaction cannot take, and to the others.</summary>
public abstract class Parking_a_stream(bool onPostgres) : Inns(onPostgres)
{
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
            letter.FailedAt));
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
    public async Task parks_only_the_stream_whose_event_cannot_be_read()
    {
        var host = await Open();
        var (guest, _) = await host.Inn.Arrives("Hekuran");
        var garbled = EventStoreContract.NewId();
        var sealedAway = (await host.InnLog.ReadStream(guest, default)).Single().Json;
        await host.InnLog.Commit(
            new Commit(
                [new StreamAppend(garbled, "guest", 0, [new NewEvent(EventStoreContract.NewId(), "inn.guest-arrived.v1", sealedAway)])],
                [],
                new EventMetadata(InnStore.Now, null, null, null)),
            default);
        var (other, _) = await host.Inn.Arrives("Fjolla", 301);

        await host.WhenQuiet();

        (await host.Tables(guest)).ShouldBe([101]);
        (await host.Tables(other)).ShouldBe([301]);
        var letter = (await host.Letters()).Single(letter => letter.Subscriber == WhenGuestRoomedThenLayTable.Name);
        (letter.StreamId, letter.Cause, letter.Attempts).ShouldBe((garbled, "AuthenticationTagMismatchException", 5));
        host.Status(Floor.Name).Parked.ShouldBe(1, "what takes batches has found it out too");
        StoredJson.Read<Floor>((await host.InnLog.ReadRow(InnStreams.Floors, "floor-3", default))!).ShouldBe(new Floor(1));
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
    public async Task loses_no_event_whose_reaction_cannot_even_be_made()
    {
        var host = await Open();
        host.Mood.Unmakeable = true;
        var (guest, _) = await host.Inn.Arrives("Ermal");
        await host.WhenQuiet();

        var letter = (await host.Letters()).ShouldHaveSingleItem();
        (letter.StreamId, letter.Cause, letter.Attempts).ShouldBe((guest, "InvalidOperationException", 5));
        host.Mood.Unmakeable = false;
        await host.DeadLetters.Retry(WhenGuestRoomedThenLayTable.Name, guest, default);
        await UntilThereIsNoLetter(host);

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
}

public sealed class Parking_a_stream_in_memory() : Parking_a_stream(onPostgres: false);

public sealed class Parking_a_stream_over_PostgreSQL() : Parking_a_stream(onPostgres: true);
