namespace VoltKosova.Partnerships.Domain.Contacts;

internal abstract record ContactCommand
{
    private ContactCommand()
    {
    }

    /// <summary>Names a person.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Add(ContactEvent.Added Contact, DateOnly Today) : ContactCommand;

    /// <summary>Forgets the person.</summary>
    public sealed record Erase(Guid PersonId, DateTimeOffset At) : ContactCommand;

    /// <summary>Ends the role.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record End(DateOnly Until, DateOnly Today, Guid By, DateTimeOffset At) : ContactCommand;
}
