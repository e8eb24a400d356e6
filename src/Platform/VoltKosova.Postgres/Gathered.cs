namespace VoltKosova.Postgres;

/// <summary>
/// Look-ups by key that share round trips: whoever asks while one is under way waits for the next, together with all others who do. So an
/// answer is never older than its question, and a busy host asks PostgreSQL once where it would have asked ten times.
/// </summary>
/// <param name="look">What is there under these keys; keys without a value are left out.</param>
public sealed class Gathered<TKey, TValue>(Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> look)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _gate = new();
    private Round? _next;
    private bool _underWay;

    /// <summary>The value under a key, or null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellation">Ends the waiting; a look-up that others share goes on.</param>
    public async Task<TValue?> Find(TKey key, CancellationToken cancellation)
    {
        var answers = Join(key)?.Answers ?? Begin(key);
        return (await answers.WaitAsync(cancellation)).GetValueOrDefault(key);
    }

    private async Task<IReadOnlyDictionary<TKey, TValue>> Begin(TKey key)
    {
        try
        {
            return await look([key]);
        }
        finally
        {
            GoOn();
        }
    }

    /// <summary>The round that this key waits for; null when it may begin at once.</summary>
    private Round? Join(TKey key)
    {
        lock (_gate)
        {
            if (!_underWay)
            {
                _underWay = true;
                return null;
            }

            _next ??= new Round();
            _next.Keys.Add(key);
            return _next;
        }
    }

    private void GoOn()
    {
        Round? round;
        lock (_gate)
        {
            (round, _next) = (_next, null);
            _underWay = round is not null;
        }

        if (round is null)
            return;

        // The round belongs to many requests, so it runs in the context of none.
        using var alone = ExecutionContext.SuppressFlow();
        _ = Run(round);
    }

    private async Task Run(Round round)
    {
        try
        {
            round.Answer(await look(round.Keys));
        }
        catch (Exception failure)
        {
            round.Fail(failure);
        }
        finally
        {
            GoOn();
        }
    }

    private sealed class Round
    {
        private readonly TaskCompletionSource<IReadOnlyDictionary<TKey, TValue>> _answers =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HashSet<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, TValue>> Answers => _answers.Task;

        public void Answer(IReadOnlyDictionary<TKey, TValue> answers) => _answers.SetResult(answers);

        public void Fail(Exception failure) => _answers.SetException(failure);
    }
}
