namespace VoltKosova.Webhooks.Endpoints;

internal abstract record EndpointCommand
{
    private EndpointCommand()
    {
    }

    public sealed record Register(EndpointEvent.Registered Registration) : EndpointCommand;

    /// <summary>Its owner chooses again.</summary>
    public sealed record Change(EndpointTerms Terms, Guid By, DateTimeOffset At) : EndpointCommand;

    /// <summary>An address has echoed a signed challenge; it counts when it is still the endpoint's.</summary>
    public sealed record AnswerChallenge(string Url, DateTimeOffset At) : EndpointCommand;

    /// <summary>An address has answered that it wants nothing more; it counts when it is still the endpoint's.</summary>
    public sealed record TakeAsGone(string Url, DateTimeOffset At) : EndpointCommand;

    /// <summary>One more attempt has failed, and so has every one since an instant.</summary>
    public sealed record CountFailure(DateTimeOffset FailingSince, DateTimeOffset At) : EndpointCommand;

    public sealed record Disable(Guid By, DateTimeOffset At) : EndpointCommand;

    public sealed record Enable(Guid By, DateTimeOffset At) : EndpointCommand;

    /// <summary>A new secret takes over; the old one signs too for a while, so that the receiver can change at leisure.</summary>
    public sealed record RotateSecret(Guid By, DateTimeOffset OldSecretUntil, DateTimeOffset At) : EndpointCommand;

    /// <summary>A peer has told the secret that it signs with.</summary>
    public sealed record KeepKey(Guid By, DateTimeOffset At) : EndpointCommand;

    public sealed record Delete(Guid By, DateTimeOffset At) : EndpointCommand;
}
