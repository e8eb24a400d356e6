using System.Security.Cryptography;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Privacy;

public sealed class Erasing_a_person
{
    private static readonly Guid _arta = new("11111111-1111-4111-8111-111111111111");
    private static readonly Guid _besa = new("22222222-2222-4222-8222-222222222222");
    private static readonly Guid _stream = new("33333333-3333-7333-8333-333333333333");
    private static readonly EventNames _names = EventNames.Begin().Map<Named>("test.named.v1").End();
    private static readonly CancellationToken _forEver = CancellationToken.None;
    private readonly PersonKeys _keys = Keys.Of(Keys.Line("k1", 'a'));
    private readonly IdSource _ids = new(new FixedClock(FixedClock.Start));
    private readonly KeyRows _rows = new();

    [Fact]
    public async Task leaves_the_fact_and_takes_what_was_personal()
    {
        var stored = await Store(new Named(_arta, "Arta", 3));
        stored.Json.ShouldNotContain("Arta");
        _rows.ByPerson[_arta.ToString()] = _keys.Destroyed(FixedClock.Start);

        (await Sealer().Open(stored, _forEver)).ShouldBe(new Named(_arta, null, 3));
    }

    [Fact]
    public async Task leaves_other_people_as_they_are()
    {
        await Store(new Named(_arta, "Arta", 3));
        var other = await Store(new Named(_besa, "Besa", 4));
        _rows.ByPerson[_arta.ToString()] = _keys.Destroyed(FixedClock.Start);

        (await Sealer().Open(other, _forEver)).ShouldBe(new Named(_besa, "Besa", 4));
    }

    [Fact]
    public async Task keeps_new_personal_facts_about_them_out()
    {
        _rows.ByPerson[_arta.ToString()] = _keys.Destroyed(FixedClock.Start);

        await Should.ThrowAsync<PersonErasedException>(() => Store(new Named(_arta, "Arta", 3)));
    }

    [Fact]
    public async Task is_not_faked_by_moving_a_fact_to_another_stream()
    {
        var stored = await Store(new Named(_arta, "Arta", 3));

        await Should.ThrowAsync<CryptographicException>(() => Sealer().Open(stored with { StreamId = _besa }, _forEver));
        await Should.ThrowAsync<CryptographicException>(() => Sealer().Open(stored with { Id = _besa }, _forEver));
    }

    private EventSealer Sealer() => new(_names, _keys, _rows);

    private async Task<StoredEvent> Store(Named fact)
    {
        var (sealer, id) = (Sealer(), _ids.Next());
        var news = await sealer.Seal(fact, id, _stream, FixedClock.Start, _forEver);
        foreach (var row in sealer.NewKeys.OfType<RowWrite.Insert>())
            _rows.ByPerson[row.Id] = row.Json;
        return new StoredEvent(1, id, _stream, 1, news.Name, news.Json, new EventMetadata(FixedClock.Start, null, null, null));
    }

    private sealed record Named(Guid PersonId, [property: Personal] string? GivenName, int Seats) : IAboutPerson;

    private sealed class KeyRows : IEventStore
    {
        public Dictionary<string, string> ByPerson { get; } = [];

        public string Module => "test";

        public CommitSignal Appended { get; } = new();

        public CommitSignal RowsChanged { get; } = new();

        public Task<string?> ReadRow(RowTable table, string id, CancellationToken cancellation) =>
            Task.FromResult(ByPerson.GetValueOrDefault(id));

        public Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<StoredEvent>> ReadStream(Guid streamId, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<EventPage> ReadForward(Checkpoint after, int limit, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<(string Id, string Json)>> ReadRows(RowTable table, string prefix, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<Checkpoint> ReadCheckpoint(string subscriber, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<bool> Hold(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<Checkpoint?> HoldOn(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<Guid?> OwnerOf(string subscriber, CancellationToken cancellation) => throw new NotSupportedException();

        public Task Release(string subscriber, Guid owner, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
