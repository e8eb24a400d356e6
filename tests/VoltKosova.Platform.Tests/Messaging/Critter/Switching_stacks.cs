using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Marten;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Messaging;
using VoltKosova.Messaging.Wolverine;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>One database, first under one stack, then under the other, and back.</summary>
public sealed class Switching_stacks : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task goes_on_with_streams_rows_places_and_what_was_not_yet_delivered(bool martenFirst)
    {
        Guid early, waiting;
        await using (var first = await Open(martenFirst))
        {
            (early, _) = await first.Inn.Arrives("Arta");
            await first.Inn.Moves(early, 1);
            await first.WhenQuiet();
        }

        await using (var first = await Open(martenFirst, delivers: false))
        {
            await first.Inn.Moves(early, 1);
            (waiting, _) = await first.Inn.Arrives("Besa", 301);
        }

        await using (var second = await Open(!martenFirst, delivers: false))
        {
            (await second.Inn.Read(early)).Version.ShouldBe(3);
            (await second.Inn.Store.Row<GuestRow>(GuestRow.Table, early, default))!.Room.ShouldBe(103);
            await second.Inn.Moves(early, 1);
            await second.Inn.Moves(waiting, 1);
            await second.Deliver();
            await second.WhenQuiet();

            (await second.Tables(early)).ShouldBe([101, 102, 103, 104], "each once and in order, whoever wrote it");
            (await second.Tables(waiting)).ShouldBe([301, 302]);
        }

        await using var back = await Open(martenFirst);
        await back.Inn.Moves(waiting, 1);
        await back.WhenQuiet();

        (await back.Inn.Read(early)).Version.ShouldBe(4);
        (await back.Tables(early)).ShouldBe([101, 102, 103, 104]);
        (await back.Tables(waiting)).ShouldBe([301, 302, 303]);
        (await back.Letters()).ShouldBeEmpty();
        StoredJson.Read<Floor>((await back.InnLog.ReadRow(InnStreams.Floors, "floor-3", default))!).ShouldBe(new Floor(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task takes_up_a_stream_that_was_parked_under_the_other(bool martenFirst)
    {
        var guest = EventStoreContract.NewId();
        await using (var first = await Open(martenFirst))
        {
            first.Mood.Spoilt[guest] = "no soup";
            await first.Inn.Write(async writing => writing.Start(
                InnStreams.Guests, guest, new GuestCommand.Arrive(InnStore.Arrival(guest, await writing.MintPerson(), "Cana"))));
            await first.Inn.Moves(guest, 1);
            await first.WhenQuiet();
            (await first.Letters()).ShouldHaveSingleItem().Attempts.ShouldBe(5);
        }

        await using var second = await Open(!martenFirst);
        await second.Inn.Moves(guest, 1);
        (await second.DeadLetters.Retry(WhenGuestRoomedThenLayTable.Name, guest, default)).ShouldBeTrue();
        await Jobs.Wait.Until(async () => (await second.Letters()).Count == 0, () => "the letter is still there");
        await second.WhenQuiet();

        (await second.Tables(guest)).ShouldBe([101, 102, 103]);
    }

    private Task<InnHost> Open(bool onMarten, bool delivers = true) => InnHost.Open(
        _database.ConnectionString,
        delivers,
        messages: onMarten ? services => services.AddWolverineMessaging() : services => services.AddMessaging(),
        stores: onMarten ? services => services.AddMartenEventStores() : services => services.AddPostgresEventStores());
}
