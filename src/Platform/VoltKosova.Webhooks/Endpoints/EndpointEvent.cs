namespace VoltKosova.Webhooks.Endpoints;

/// <summary>What happens to an endpoint. Names and fields are the stored format: see WebhookStreams. No secret ever stands here.</summary>
internal abstract record EndpointEvent
{
    private EndpointEvent()
    {
    }

    public sealed record Registered(
        Guid EndpointId,
        Guid? ChapterId,
        string Url,
        IReadOnlyList<string> EventTypes,
        string? Description,
        Guid By,
        DateTimeOffset At) : EndpointEvent;

    public sealed record ChallengeAnswered(DateTimeOffset At) : EndpointEvent;

    public sealed record Disabled(DisabledBecause Because, DateTimeOffset At) : EndpointEvent;

    public sealed record SecretRotated(Guid By, DateTimeOffset OldSecretUntil, DateTimeOffset At) : EndpointEvent;

    public sealed record Deleted(Guid By, DateTimeOffset At) : EndpointEvent;
}

/// <summary>Why an endpoint is sent to no longer.</summary>
internal enum DisabledBecause
{
    /// <summary>It answered 410: it wants nothing more.</summary>
    Gone,
}
