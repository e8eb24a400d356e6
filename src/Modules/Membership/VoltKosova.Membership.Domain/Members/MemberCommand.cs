using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Domain.Members;

internal abstract record MemberCommand
{
    private MemberCommand()
    {
    }

    /// <summary>Begins the membership that a decision on an application has opened.</summary>
    public sealed record Admit(MemberEvent.Admitted Admission) : MemberCommand;

    /// <summary>Forgets the person; a membership that lasts ends with it.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    /// <param name="By">The account that had it done; empty when nobody did.</param>
    public sealed record Erase(DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;

    /// <summary>Ends the membership. Of one that is over an exclusion is noted: resigning in time spares nobody.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    /// <param name="On">The day on which it is over; null for today.</param>
    /// <param name="ToldReason">What the member is told; null where they are told otherwise.</param>
    public sealed record End(
        MembershipEnd Reason,
        string? Note,
        DateOnly Today,
        Guid By,
        DateTimeOffset At,
        DateOnly? On = null,
        string? ToldReason = null) : MemberCommand;

    /// <summary>What an officer does to a membership that lasts, from a day on that is not to come.</summary>
    /// <param name="On">The day on which it takes effect.</param>
    /// <param name="Note">What the officers of the chapter should know.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public abstract record FromADay(DateOnly On, string? Note, DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;

    /// <summary>Makes it a membership of another kind.</summary>
    public sealed record ChangeKind(MembershipKind Kind, DateOnly On, string? Note, DateOnly Today, Guid By, DateTimeOffset At)
        : FromADay(On, Note, Today, By, At);

    /// <summary>Lets the member's rights rest.</summary>
    /// <param name="Until">The last day; null until somebody ends it.</param>
    /// <param name="ToldReason">What the member is told; null where they are told otherwise.</param>
    /// <param name="Cause">What it comes from; null where an officer decides it.</param>
    public sealed record Suspend(
        DateOnly? Until,
        DateOnly On,
        string? Note,
        DateOnly Today,
        Guid By,
        DateTimeOffset At,
        string? ToldReason = null,
        SuspensionCause? Cause = null) : FromADay(On, Note, Today, By, At);

    /// <summary>Ends the suspension that came from a case, and no other one.</summary>
    public sealed record LiftSuspension(Guid CauseId, DateOnly On, string? Note, DateOnly Today, Guid By, DateTimeOffset At)
        : FromADay(On, Note, Today, By, At);

    /// <summary>Says what a case keeps the member from now; of somebody who has left too: resigning in time spares nobody.</summary>
    /// <param name="BanId">What others are to know it by, where it is new.</param>
    public sealed record Bar(
        Guid BanId, SuspensionCause Cause, IReadOnlyList<Sanction> Sanctions, DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;

    /// <summary>Takes over what another Volt chapter has handed over with the member.</summary>
    public sealed record TakeOver(
        Guid TransferId, DateOnly? DuesPaidUntil, IReadOnlyList<Sanction> Sanctions, DateOnly Today, Guid By, DateTimeOffset At)
        : FromADay(Today, null, Today, By, At)
    {
        /// <summary>Since when they were a member there.</summary>
        public DateOnly? MemberSince { get; init; }
    }

    /// <summary>Ends a suspension.</summary>
    public sealed record Reinstate(DateOnly On, string? Note, DateOnly Today, Guid By, DateTimeOffset At)
        : FromADay(On, Note, Today, By, At);

    /// <summary>Writes down where the member lives.</summary>
    public sealed record Move(Residence Residence, DateOnly On, DateOnly Today, Guid By, DateTimeOffset At)
        : FromADay(On, null, Today, By, At);

    /// <summary>Puts the member into another chapter.</summary>
    public sealed record ChangeChapter(
        Guid ChapterId, ChapterTrigger Trigger, DateOnly On, string? Note, DateOnly Today, Guid By, DateTimeOffset At)
        : FromADay(On, Note, Today, By, At);

    /// <summary>Says that the status is another one for some days.</summary>
    public sealed record Override(
        MemberStatus Status, DateOnly Until, DateOnly On, string? Note, DateOnly Today, Guid By, DateTimeOffset At)
        : FromADay(On, Note, Today, By, At);

    /// <summary>Notes that dues stayed open beyond the grace.</summary>
    public sealed record Lapse(DateOnly Today, DateTimeOffset At) : MemberCommand;

    /// <summary>Notes that none are open beyond it any more.</summary>
    public sealed record LiftLapse(DateOnly Today, DateTimeOffset At) : MemberCommand;

    /// <summary>Lets another membership of the same human being go on in this one.</summary>
    public sealed record Absorb(Guid Other, DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;

    /// <summary>Lets this membership go on in another one.</summary>
    /// <param name="Into">The admission of that one.</param>
    public sealed record Merge(MemberEvent.Admitted Into, string? Note, DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;

    /// <summary>Lets another membership stand by itself again.</summary>
    public sealed record UndoMerge(Guid Other, DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;

    /// <summary>Lets this membership stand by itself again.</summary>
    /// <param name="From">The one that it had gone on in.</param>
    public sealed record Restore(Guid From, DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;

    /// <summary>Says what the member's gender is; nobody else says it.</summary>
    public sealed record DeclareGender(DeclaredGender Gender, DateOnly Today, DateTimeOffset At) : MemberCommand;

    /// <summary>Writes down what officers of the chapter should know.</summary>
    public sealed record WriteNote(string Text, DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;

    /// <summary>Corrects who the member is or where mails reach them.</summary>
    /// <param name="Note">Why, where an officer does it.</param>
    public sealed record CorrectDetails(
        DetailsChange Change, DetailsSource Source, string? Note, DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;

    /// <summary>Notes that the address did not follow the one of the member's account.</summary>
    /// <param name="ChangedAt">When the account got another one: it is noted once.</param>
    public sealed record KeepAddress(AddressKeptFor Reason, DateTimeOffset ChangedAt, DateOnly Today, Guid By, DateTimeOffset At)
        : MemberCommand;

    /// <summary>Notes that the member can vote from a day on, or cannot.</summary>
    public sealed record NoteVotingRight(bool CanVote, DateOnly On, DateTimeOffset At) : MemberCommand;
}
