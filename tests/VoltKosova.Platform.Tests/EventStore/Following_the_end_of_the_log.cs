using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

public sealed class Following_the_end_of_the_log
{
    private const int Page = 200;

    private readonly List<long> _log = [];
    private readonly CommitSignal _appended = new();
    private readonly LogTail _tail;
    private int _reads;
    private int _dead;
    private bool _away;

    public Following_the_end_of_the_log() => _tail = new LogTail(
        (after, limit, _) =>
    {
        _reads++;
        if (_away)
            throw new TimeoutException();
        var events = _log.Where(position => position > after.Position).Take(limit).Select(Event).ToList();
        return Task.FromResult(new EventPage(events, events.Count > 0 ? events[^1].Position + _dead : after.Position, _log.Count));
    }, _appended);

    [Fact]
    public async Task reads_a_page_once_for_all_who_stand_at_the_same_place()
    {
        Happens(10);

        foreach (var _ in Enumerable.Range(0, 5))
            (await _tail.Read(At(0), Page, default)).Through.ShouldBe(10);

        _reads.ShouldBe(1);
    }

    [Fact]
    public async Task gives_who_stands_further_on_the_rest_of_the_page()
    {
        Happens(10);
        await _tail.Read(At(0), Page, default);

        var rest = await _tail.Read(At(7), Page, default);

        rest.Events.Select(stored => stored.Position).ShouldBe([8, 9, 10]);
        rest.Through.ShouldBe(10);
        _reads.ShouldBe(1);
    }

    [Fact]
    public async Task looks_again_before_it_says_that_there_is_nothing_more()
    {
        Happens(10);
        await _tail.Read(At(0), Page, default);
        (await _tail.Read(At(10), Page, default)).Events.ShouldBeEmpty();

        Happens(1);

        (await _tail.Read(At(10), Page, default)).Through.ShouldBe(11);
    }

    [Fact]
    public async Task looks_again_for_who_stands_at_the_last_event_before_numbers_that_nobody_used()
    {
        Happens(10);
        _dead = 5;
        (await _tail.Read(At(0), Page, default)).Through.ShouldBe(15);
        (await _tail.Read(At(10), Page, default)).Events.ShouldBeEmpty();

        _dead = 0;
        Happens(1);

        (await _tail.Read(At(10), Page, default)).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task reads_for_itself_who_is_far_behind()
    {
        Happens(3 * Page);
        await _tail.Read(At(2 * Page), Page, default);

        (await _tail.Read(At(0), Page, default)).Through.ShouldBe(Page);
        (await _tail.Read(At(2 * Page), Page, default)).Through.ShouldBe(3 * Page);
        _reads.ShouldBe(2, "the page at the end is still there for the others");
    }

    [Fact]
    public async Task reads_a_page_of_another_size_from_the_log()
    {
        Happens(10);
        await _tail.Read(At(0), Page, default);

        (await _tail.Read(At(0), 1, default)).Through.ShouldBe(1);
    }

    [Fact]
    public async Task takes_nothing_from_a_page_that_another_log_had()
    {
        Happens(10);
        await _tail.Read(At(0), Page, default);

        await _tail.Read(At(7) with { LastEventId = IdOf(7) }, Page, default);
        _reads.ShouldBe(1);
        await _tail.Read(At(7) with { LastEventId = IdOf(1007) }, Page, default);
        _reads.ShouldBe(2, "who has seen another event there is told by the log itself");
    }

    [Fact]
    public async Task forgets_the_page_when_the_log_did_not_answer()
    {
        Happens(10);
        await _tail.Read(At(0), Page, default);
        _away = true;
        await Should.ThrowAsync<TimeoutException>(_tail.Read(At(10), Page, default));
        _away = false;

        (await _tail.Read(At(0), Page, default)).Through.ShouldBe(10);

        _reads.ShouldBe(3);
    }

    private static Checkpoint At(long position) => new(position, null);

    private static Guid IdOf(long position) => new((int)position, 0, 0, new byte[8]);

    private void Happens(int times)
    {
        for (var time = 0; time < times; time++)
            _log.Add(_log.Count + 1);
    }

    private static StoredEvent Event(long position) => new(
        position, IdOf(position), default, position, "inn.guest-left.v1", "{}", new EventMetadata(default, null, null, null));
}
