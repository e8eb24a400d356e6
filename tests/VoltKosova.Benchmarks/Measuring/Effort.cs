namespace VoltKosova.Benchmarks.Measuring;

/// <summary>How long to look: all of it, or a quick look that is good for a first impression.</summary>
internal sealed record Effort(bool Quick)
{
    public int Rounds => Quick ? 3 : 7;

    public TimeSpan Round => TimeSpan.FromSeconds(Quick ? 1 : 2);

    /// <summary>Requests before the first that counts: the runtime compiles twice before it is at its best.</summary>
    public int WarmUp => Quick ? 5_000 : 20_000;

    public int[] Widths => [1, 8, 32];

    public T Of<T>(T quick, T full) => Quick ? quick : full;
}
