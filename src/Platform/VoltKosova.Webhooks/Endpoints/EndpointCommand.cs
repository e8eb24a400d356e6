namespace VoltKosova.Webhooks.Endpoints;

internal abstract record EndpointCommand
{
    private EndpointCommand()
    {
    }

    public sealed record Register(EndpointEvent.Registered Registration) : EndpointCommand;

    /// <summary>The endpoint has echoed a signed challenge.</summary>
    public sealed record AnswerChallenge(DateTimeOffset At) : EndpointCommand;

    public sealed record Disable(DisabledBecause Because, DateTimeOffset At) : EndpointCommand;

    /// <summary>A new secret takes over; the old one signs too for a while, so that the receiver can change at leisure.</summary>
    public sealed record RotateSecret(Guid By, DateTimeOffset OldSecretUntil, DateTimeOffset At) : EndpointCommand;

    public sealed record Delete(Guid By, DateTimeOffset At) : EndpointCommand;
}
