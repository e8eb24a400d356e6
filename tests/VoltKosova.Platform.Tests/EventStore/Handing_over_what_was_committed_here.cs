using System.Collections.Frozen;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

public sealed class Handing_over_what_was_committed_here
{
    private const int Page = 200;
    private const string Left = "inn.guest-left.v1";

    private readonly CommitSignal _appended = new();
    private readonly CommitListener _listener;
    private readonly List<StoredEvent> _log = [];
    private readonly LogTail _tail;
    private int _looks;

    public Handing_over_what_was_committed_here()
    {
        _listener = _appended.Listen(new[] { Left }.ToFrozenSet());
        _tail = new LogTail(
            (after, limit, _) =>
            {
                _looks++;
                var events = _log.Where(stored => stored.Position > after.Position).Take(limit).ToList();
                var end = _log.Count > 0 ? _log[^1].Position : 0;
                return Task.FromResult(new EventPage(events, events.Count > 0 ? events[^1].Position : after.Position, end));
            },
            _appended);
    }

    [Fact]
    public async Task asks_the_log_for_nothing_that_follows_what_is_known()
    {
        await Reader(At(0));
        Commit(1);
        Commit(2);

        var page = await Reader(At(0));

        page.Events.Select(stored => stored.Position).ShouldBe([1, 2]);
        (page.Through, page.End).ShouldBe((2, 2));
        _looks.ShouldBe(1, "only the look that found where the log ended");
    }

    [Fact]
    public async Task passes_no_number_that_is_missing()
    {
        await Reader(At(0));
        _tail.Begin();
        Commit(2);
        var waiting = _listener.Beyond(0);
        waiting.IsCompleted.ShouldBeFalse("the commit that closes the gap will tell of both");

        End(1);

        waiting.IsCompleted.ShouldBeTrue();
        (await Reader(At(0))).Events.Select(stored => stored.Position).ShouldBe([1, 2]);
        _looks.ShouldBe(1);
    }

    [Fact]
    public async Task asks_the_log_about_a_number_that_nobody_here_is_about_to_write()
    {
        await Reader(At(0));
        Commit(2);

        _listener.Beyond(0).IsCompleted.ShouldBeTrue();
        await Reader(At(0));
        _looks.ShouldBe(2);
    }

    [Fact]
    public async Task asks_the_log_about_the_numbers_of_a_commit_that_was_refused()
    {
        await Reader(At(0));
        _tail.Begin();
        _tail.Begin();
        Commit(2);

        _tail.End(null);

        _listener.Beyond(0).IsCompleted.ShouldBeTrue("the number before it may be dead, whoever else still writes");
    }

    [Fact]
    public async Task asks_the_log_once_another_process_was_heard_of()
    {
        await Reader(At(0));
        _log.Add(Event(1));
        _appended.Wake();
        Commit(2);

        (await Reader(At(0))).Events.Select(stored => stored.Position).ShouldBe([1, 2]);
        _looks.ShouldBe(2);

        Commit(3);
        (await Reader(At(2))).Events.Select(stored => stored.Position).ShouldBe([3]);
        _looks.ShouldBe(2, "from there on it follows again");
    }

    [Fact]
    public async Task asks_the_log_where_a_number_was_given_twice()
    {
        await Reader(At(0));
        Commit(1);
        Commit(2);
        _log.Clear();
        Commit(2, seed: 1000);

        await Reader(At(1));

        _looks.ShouldBe(2, "a log that was set back is looked at");
    }

    [Fact]
    public async Task goes_on_when_a_look_was_faster_than_the_word_of_the_commit()
    {
        await Reader(At(0));
        var stored = Event(1);
        _tail.Begin();
        _log.Add(stored);
        (await Reader(At(0))).Through.ShouldBe(1);
        _tail.End([stored]);
        _looks = 0;

        Commit(2);

        (await Reader(At(0))).Events.Select(one => one.Position).ShouldBe([1, 2]);
        _looks.ShouldBe(0);
    }

    [Fact]
    public async Task gives_nothing_to_who_has_seen_another_event_there()
    {
        await Reader(At(0));
        Commit(1);
        Commit(2);

        await Reader(new Checkpoint(1, IdOf(1001)));

        _looks.ShouldBe(2);
    }

    [Fact]
    public async Task wakes_only_who_wants_the_event()
    {
        await Reader(At(0));
        var waiting = _listener.Beyond(0);

        Commit(1, name: "inn.guest-arrived.v1");
        waiting.IsCompleted.ShouldBeFalse();

        Commit(2);
        waiting.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task tells_nobody_twice_of_what_they_have_passed()
    {
        await Reader(At(0));
        Commit(1);

        _listener.Beyond(1).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task lets_go_of_the_facts_when_somebody_was_erased()
    {
        await Reader(At(0));
        Commit(1);
        var handed = (await Reader(At(0))).Events[0];
        handed.Fresh!.Fact.ShouldNotBeNull();

        _tail.Forget();

        handed.Fresh!.Fact.ShouldBeNull("who has the page already opens what is stored, with the key that is gone");
    }

    [Fact]
    public async Task keeps_a_piece_of_the_log_that_does_not_grow_for_ever()
    {
        await Reader(At(0));
        for (var position = 1; position <= 5000; position++)
            Commit(position);
        _looks = 0;

        (await Reader(At(4900))).Through.ShouldBe(5000);
        _looks.ShouldBe(0);
        (await Reader(At(100))).Events[0].Position.ShouldBe(101);
        _looks.ShouldBe(1, "who is far behind reads for itself");
    }

    private static Checkpoint At(long position) => new(position, null);

    private static Guid IdOf(long position) => new((int)position, 0, 0, new byte[8]);

    private static StoredEvent Event(long position, string name = Left, int seed = 0) => new(
        position, IdOf(position + seed), default, position, name, "{}", new EventMetadata(default, null, null, null))
    {
        Fresh = new FreshFact("a guest"),
    };

    private Task<EventPage> Reader(Checkpoint after) => _tail.Read(after, Page, default);

    private void Commit(long position, string name = Left, int seed = 0)
    {
        _tail.Begin();
        End(position, name, seed);
    }

    private void End(long position, string name = Left, int seed = 0)
    {
        var stored = Event(position, name, seed);
        _log.Add(stored);
        _tail.End([stored]);
    }
}
