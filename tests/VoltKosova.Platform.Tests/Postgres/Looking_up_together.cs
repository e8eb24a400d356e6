using Shouldly;
using VoltKosova.Postgres;
using Xunit;

namespace VoltKosova.Platform.Tests.Postgres;

public sealed class Looking_up_together
{
    private readonly List<(int[] Keys, TaskCompletionSource<IReadOnlyDictionary<int, string>> Answer)> _looks = [];
    private readonly Gathered<int, string> _gathered;

    public Looking_up_together() => _gathered = new Gathered<int, string>(keys =>
    {
        _looks.Add(([.. keys.Order()], new TaskCompletionSource<IReadOnlyDictionary<int, string>>()));
        return _looks[^1].Answer.Task;
    });

    [Fact]
    public async Task asks_at_once_when_nobody_else_does()
    {
        var one = _gathered.Find(1, default);

        Answer(0, 1);

        (await one).ShouldBe("value of 1");
    }

    [Fact]
    public async Task never_answers_with_what_was_looked_up_before_the_question()
    {
        var early = _gathered.Find(1, default);
        var late = _gathered.Find(1, default);
        Answer(0, 1);

        (await early).ShouldBe("value of 1");
        late.IsCompleted.ShouldBeFalse("the look that was under way had begun before");
        Answer(1, 1);
        (await late).ShouldBe("value of 1");
    }

    [Fact]
    public async Task asks_once_for_all_who_wait()
    {
        var first = _gathered.Find(1, default);
        var waiting = new[] { _gathered.Find(2, default), _gathered.Find(3, default), _gathered.Find(3, default) };
        Answer(0, 1);
        Answer(1, 2, 3);

        await first;
        (await Task.WhenAll(waiting)).ShouldBe(["value of 2", "value of 3", "value of 3"]);
        _looks.Count.ShouldBe(2);
    }

    [Fact]
    public async Task says_that_there_is_nothing()
    {
        var nothing = _gathered.Find(1, default);

        Answer(0);

        (await nothing).ShouldBeNull();
    }

    [Fact]
    public async Task fails_for_those_who_shared_the_look_and_goes_on_with_the_next()
    {
        var (first, second, third) = (_gathered.Find(1, default), _gathered.Find(2, default), _gathered.Find(3, default));
        _looks[0].Answer.SetException(new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(first);
        _looks[1].Answer.SetException(new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(second);
        await Should.ThrowAsync<TimeoutException>(third);

        var later = _gathered.Find(4, default);
        Answer(2, 4);

        (await later).ShouldBe("value of 4");
    }

    [Fact]
    public async Task lets_one_go_who_no_longer_waits()
    {
        var first = _gathered.Find(1, default);
        using var gone = new CancellationTokenSource();
        var (impatient, patient) = (_gathered.Find(2, gone.Token), _gathered.Find(3, default));

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(impatient);
        Answer(0, 1);
        Answer(1, 2, 3);
        (await first).ShouldBe("value of 1");
        (await patient).ShouldBe("value of 3");
    }

    private void Answer(int look, params int[] keys)
    {
        if (keys.Length > 0)
            _looks[look].Keys.ShouldBe(keys);
        _looks[look].Answer.SetResult(keys.ToDictionary(key => key, key => $"value of {key}"));
    }
}
