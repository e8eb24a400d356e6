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
        (_, EndpointEvent.Registered f) => new Known(f.ChapterId, Standing.Pending, [])
        {
            IsPeer = f.IsPeer,
            Terms = new EndpointTerms(f.Url, f.EventTypes, f.Description, f.Chapters, f.Batch, f.MostPerSecond, f.AtOnce),
        },
        (Known { Standing: Standing.Pending } e, EndpointEvent.Changed f) => e with { Terms = f.Terms },
        (Known e, EndpointEvent.Changed { IsMoved: true } f) =>
            e with { Terms = f.Terms, Standing = Standing.Disabled, HasAnswered = false, Noticed = null },
        (Known e, EndpointEvent.Changed f) => e with { Terms = f.Terms },
        (Known e, EndpointEvent.ChallengeAnswered) => e with { Standing = Standing.Active, HasAnswered = true, Noticed = null },
        (Known e, EndpointEvent.FailureNoticed f) => e with { Noticed = (f.FailingSince, f.Percent) },
        (Known e, EndpointEvent.Disabled) => e with { Standing = Standing.Disabled },
        (Known e, EndpointEvent.Enabled) => e with { Standing = Standing.Active, Noticed = null },
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
    public sealed record Known(Guid? ChapterId, Standing Standing, IReadOnlyList<DateTimeOffset> OldSecretsUntil) : Endpoint
    {
        /// <summary>What its owner has chosen.</summary>
        public EndpointTerms? Terms { get; init; }

        /// <summary>Whether its address has ever echoed a challenge, so that it may be switched on again without one.</summary>
        public bool HasAnswered { get; init; }

        /// <summary>Whether it is another Volt chapter's.</summary>
        public bool IsPeer { get; init; }

        /// <summary>The last notice of failing: for which row of failures, and how far it had come.</summary>
        public (DateTimeOffset FailingSince, int Percent)? Noticed { get; init; }
    }

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

    /// <summary>Its events are kept as skipped; enabling it, or an answered challenge, makes it active again.</summary>
    Disabled,
}
