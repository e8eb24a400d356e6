namespace VoltKosova.Volunteering.Domain.Hours;

internal abstract record HoursCommand
{
    private HoursCommand()
    {
    }

    /// <summary>Says what was worked.</summary>
    /// <param name="Reporting">The fact as it will be stored.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Report(HoursEvent.Reported Reporting, DateOnly Today) : HoursCommand;

    /// <summary>Turns the second key.</summary>
    /// <param name="By">The confirming account.</param>
    /// <param name="ByPerson">The person behind it, who may not be the volunteer.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Confirm(Guid By, Guid? ByPerson, DateOnly Today, DateTimeOffset At) : HoursCommand;

    /// <summary>Does not believe it, with a reason.</summary>
    public sealed record Refuse(Guid By, Guid? ByPerson, string Reason, DateTimeOffset At) : HoursCommand;

    /// <summary>Forgets whose they were.</summary>
    public sealed record Erase(Guid HoursId, DateTimeOffset At) : HoursCommand;

    /// <summary>Sets confirmed hours right by a counter-entry.</summary>
    /// <param name="Minutes">More or, negative, fewer.</param>
    public sealed record Correct(Guid CorrectionId, Guid By, Guid? ByPerson, int Minutes, string Reason, DateTimeOffset At) : HoursCommand;
}
