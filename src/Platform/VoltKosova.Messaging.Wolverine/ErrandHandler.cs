namespace VoltKosova.Messaging.Wolverine;

/// <summary>Where Wolverine hands an errand over: what it looks for in our assembly.</summary>
public static class ErrandHandler
{
    /// <summary>Tries once; Wolverine's policy says whether there is a next time.</summary>
    public static Task Handle(Carried carried, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(carried);
        return carried.Errand.Try(cancellation);
    }
}

/// <summary>An errand as a message. It says nothing of what is in it, because Wolverine writes failed messages to its log.</summary>
public sealed class Carried
{
    internal Carried(Errand errand) => Errand = errand;

    internal Errand Errand { get; }
}
