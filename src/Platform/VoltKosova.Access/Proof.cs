namespace VoltKosova.Access;

/// <summary>That a person was there: when the session last showed a password, a code or another factor.</summary>
/// <param name="At">When.</param>
/// <param name="Life">How long that counts for what is dangerous.</param>
public sealed record Proof(DateTimeOffset At, TimeSpan Life)
{
    /// <summary>Whether it still counts.</summary>
    public bool IsFresh(DateTimeOffset now) => now - At < Life;
}
