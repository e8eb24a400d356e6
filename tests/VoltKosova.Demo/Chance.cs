namespace VoltKosova.Demo;

/// <summary>Chance that falls the same way every time, so that two machines show the same movement.</summary>
/// <param name="seed">Another one makes another movement.</param>
public sealed class Chance(int seed)
{
#pragma warning disable CA5394 // Nothing here has to be hard to guess.
    private readonly Random _random = new(seed);

    /// <summary>True this often: 0 never, 1 always.</summary>
    public bool Is(double share) => _random.NextDouble() < share;

    /// <summary>A whole number from the first to the last, both included.</summary>
    public int Between(int first, int last) => _random.Next(first, last + 1);

    /// <summary>One of the two whole numbers beside it, so that many of them come to it on average.</summary>
    public int Around(double number) => (int)number + (Is(number - (int)number) ? 1 : 0);

    /// <summary>One of them, all as likely.</summary>
    public T One<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>One of them, each as likely as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<T> of, Func<T, double> weight)
    {
        var at = _random.NextDouble() * of.Sum(weight);
        return of.FirstOrDefault(one => (at -= weight(one)) < 0) ?? of[^1];
    }
#pragma warning restore CA5394
}
