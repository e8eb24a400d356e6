namespace VoltKosova.Partnerships.Domain.Promises;

/// <summary>What one side of an agreement has promised the other by a day.</summary>
internal abstract record Promise : ILookedAfter
{
    private Promise()
    {
    }

    public static Promise Initial { get; } = new Unknown();

    public abstract Guid? LookedAfterBy { get; }

    public static Promise Evolve(Promise promise, PromiseEvent fact) => (promise, fact) switch
    {
        (_, PromiseEvent.Made f) => new Open(f.PromiseId, f.ChapterId),
        (Open open, PromiseEvent.Fulfilled) => new Kept(open.ChapterId),
        _ => promise,
    };

    /// <summary>Before it was made.</summary>
    public sealed record Unknown : Promise
    {
        public override Guid? LookedAfterBy => null;
    }

    /// <summary>Made.</summary>
    public sealed record Open(Guid Id, Guid ChapterId) : Promise
    {
        public override Guid? LookedAfterBy => ChapterId;
    }

    /// <summary>Fulfilled.</summary>
    public sealed record Kept(Guid ChapterId) : Promise
    {
        public override Guid? LookedAfterBy => ChapterId;
    }
}
