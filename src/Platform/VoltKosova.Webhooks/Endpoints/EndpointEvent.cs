namespace VoltKosova.Webhooks.Endpoints;

/// <summary>What happens to an endpoint. Names and fields are the stored format: see WebhookStreams. No secret ever stands here.</summary>
internal abstract record EndpointEvent
{
    private EndpointEvent()
    {
    }

    /// <param name="Chapters">Of the chapters in reach only these and those below them; null for all of them.</param>
    /// <param name="Batch">Whether it takes several events in one request.</param>
    /// <param name="MostPerSecond">How many requests a second it wants at most; null for as many as it answers.</param>
    /// <param name="IsPeer">Whether it is another Volt chapter's: then it hears what is addressed to it and nothing else.</param>
    /// <param name="AtOnce">How many requests it wants under way at once at most; null for as many as the host allows.</param>
    public sealed record Registered(
        Guid EndpointId,
        Guid? ChapterId,
        string Url,
        IReadOnlyList<string> EventTypes,
        string? Description,
        Guid By,
        DateTimeOffset At,
        IReadOnlyList<Guid>? Chapters = null,
        bool Batch = false,
        int? MostPerSecond = null,
        bool IsPeer = false,
        int? AtOnce = null) : EndpointEvent
    {
        public bool Equals(Registered? other) => other is not null
            && (EndpointId, ChapterId, Url, Description, By, At) == (
                other.EndpointId, other.ChapterId, other.Url, other.Description, other.By, other.At)
            && (Batch, MostPerSecond, IsPeer, AtOnce) == (other.Batch, other.MostPerSecond, other.IsPeer, other.AtOnce)
            && EventTypes.SequenceEqual(other.EventTypes)
            && (Chapters ?? []).SequenceEqual(other.Chapters ?? []);

        public override int GetHashCode() => HashCode.Combine(EndpointId, At);
    }

    /// <summary>Its owner has chosen again. An address that is new has to answer a challenge before anything else is sent there.</summary>
    public sealed record Changed(EndpointTerms Terms, bool IsMoved, Guid By, DateTimeOffset At) : EndpointEvent;

    public sealed record ChallengeAnswered(DateTimeOffset At) : EndpointEvent;

    /// <summary>Its contact was told that every attempt has failed for so long.</summary>
    /// <param name="Percent">Of the time after which it is disabled.</param>
    public sealed record FailureNoticed(int Percent, DateTimeOffset FailingSince, DateTimeOffset At) : EndpointEvent;

    /// <param name="By">Who did it, when somebody did.</param>
    /// <param name="FailingSince">Since when every attempt had failed, when that is why.</param>
    public sealed record Disabled(
        DisabledBecause Because, DateTimeOffset At, Guid? By = null, DateTimeOffset? FailingSince = null) : EndpointEvent;

    public sealed record Enabled(Guid By, DateTimeOffset At) : EndpointEvent;

    public sealed record SecretRotated(Guid By, DateTimeOffset OldSecretUntil, DateTimeOffset At) : EndpointEvent;

    /// <summary>A peer's own secret is known.</summary>
    public sealed record PeerKeyKept(Guid By, DateTimeOffset At) : EndpointEvent;

    public sealed record Deleted(Guid By, DateTimeOffset At) : EndpointEvent;
}

/// <summary>Why an endpoint is sent to no longer.</summary>
internal enum DisabledBecause
{
    /// <summary>It answered 410: it wants nothing more.</summary>
    Gone,

    /// <summary>Every attempt had failed for 120 hours.</summary>
    Failing,

    /// <summary>Somebody with the right to switched it off.</summary>
    Staff,

    /// <summary>It has a new address, which has not answered its challenge yet.</summary>
    Moved,
}
