using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Domain.Petitions;

internal abstract record PetitionCommand
{
    private PetitionCommand()
    {
    }

    /// <summary>Writes a petition down.</summary>
    /// <param name="Drafting">The fact as it will be stored.</param>
    public sealed record DraftIt(PetitionEvent.Drafted Drafting) : PetitionCommand;

    /// <summary>Changes what it will say, until it opens.</summary>
    public sealed record ChangePlan(PetitionPlan Plan, Guid By, DateTimeOffset At) : PetitionCommand;

    /// <summary>Lets it open by itself on its first day.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Schedule(Guid By, DateOnly Today, DateTimeOffset At) : PetitionCommand;

    /// <summary>Opens it.</summary>
    /// <param name="By">Null when its first day has come.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record OpenIt(Guid? By, DateOnly Today, DateTimeOffset At) : PetitionCommand;

    /// <summary>Tells the milestones that so many signatures reach, those that have not been told.</summary>
    public sealed record ReachMilestones(int Signatures, DateTimeOffset At) : PetitionCommand;

    /// <summary>Closes it.</summary>
    /// <param name="By">Null when its last day has passed.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Close(Guid? By, DateOnly Today, DateTimeOffset At) : PetitionCommand;

    /// <summary>Records that the addressee has it.</summary>
    /// <param name="Signatures">How many stand under it.</param>
    /// <param name="Today">The day at the movement's seat; a delivery is recorded afterwards, never before.</param>
    public sealed record Deliver(DateOnly On, LocalText Note, int Signatures, Guid By, DateOnly Today, DateTimeOffset At)
        : PetitionCommand;

    /// <summary>Records what the addressee answered.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record RecordAnswer(DateOnly On, LocalText Answer, Guid By, DateOnly Today, DateTimeOffset At) : PetitionCommand;
}
