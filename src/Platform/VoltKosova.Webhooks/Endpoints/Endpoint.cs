namespace VoltKosova.Webhooks.Endpoints;

/// <summary>An address that wants to hear of public events.</summary>
internal abstract record Endpoint
{
    private Endpoint()
    {
    }

    public static Endpoint Initial { get; } = new Unknown();

    public static Endpoint Evolve(Endpoint endpoint, EndpointEvent fact) => (endpoint, fact) switch
    {
        (_, EndpointEvent.Registered f) => new Known(f.ChapterId, Standing.Pending, []),
        (Known e, EndpointEvent.ChallengeAnswered) => e with { Standing = Standing.Active },
        (Known e, EndpointEvent.Disabled) => e with { Standing = Standing.Disabled },
        (Known e, EndpointEvent.SecretRotated f) => e with
        {
            OldSecretsUntil = [.. e.OldSecretsUntil.Where(until => until > f.At), f.OldSecretUntil],
        },
        (_, EndpointEvent.Deleted) => new Gone(),
        _ => endpoint,
    };

    /// <summary>Before the registration.</summary>
    public sealed record Unknown : Endpoint;

    /// <summary>Registered.</summary>
    /// <param name="ChapterId">Whose it is, and whose events it hears; null for the whole movement.</param>
    /// <param name="Standing">Whether it is sent to.</param>
    /// <param name="OldSecretsUntil">Until when each older secret signs too, oldest first.</param>
    public sealed record Known(Guid? ChapterId, Standing Standing, IReadOnlyList<DateTimeOffset> OldSecretsUntil) : Endpoint;

    /// <summary>Deleted.</summary>
    public sealed record Gone : Endpoint;
}

/// <summary>Whether an endpoint is sent to.</summary>
internal enum Standing
{
    /// <summary>It has not answered its challenge; it gets nothing else.</summary>
    Pending,

    /// <summary>It gets events.</summary>
    Active,

    /// <summary>Its events are kept as skipped; answering a challenge makes it active again.</summary>
    Disabled,
}
