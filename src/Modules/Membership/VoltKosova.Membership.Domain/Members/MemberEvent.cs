using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Domain.Members;

/// <summary>
/// What happens to a membership. Each fact has a day on which it takes effect and an instant at which it was recorded: a correction of the
/// past is a later fact about an earlier day, and what was answered before can be answered again. Names and fields are the stored format:
/// see MembershipStreams.
/// </summary>
internal abstract record MemberEvent
{
    private MemberEvent()
    {
    }

    /// <summary>The membership began.</summary>
    /// <param name="ApplicationId">What came before it; the membership itself where nothing did, as in an import.</param>
    /// <param name="LegalEntity">Whose member it is; the NGO's where it does not say.</param>
    /// <param name="ProvisionalUntil">The last day on which the admission can be revoked; null where it never could.</param>
    /// <param name="Import">The file that it stood in; null where somebody applied.</param>
    /// <param name="Languages">Which languages the member speaks, ISO 639-1; null where they did not say.</param>
    public sealed record Admitted(
        Guid MemberId,
        Guid PersonId,
        Guid ApplicationId,
        Guid ChapterId,
        string Number,
        [Personal] string? GivenName,
        [Personal] string? FamilyName,
        [Personal] string? Email,
        [Personal] DateOnly? BirthDate,
        [Personal] Residence? Residence,
        Language Language,
        MembershipKind Kind,
        bool WantsToHelp,
        DateOnly JoinedOn,
        Guid By,
        DateTimeOffset At,
        LegalEntity? LegalEntity = null,
        DateOnly? ProvisionalUntil = null,
        ImportOrigin? Import = null,
        [Personal] string? BirthPlace = null,
        [Personal] IReadOnlyList<string>? Languages = null) : MemberEvent, IAboutPerson, INamesMember;

    /// <summary>The membership is over.</summary>
    /// <param name="Note">What an officer wrote about it.</param>
    /// <param name="By">The account that ended it: the member's own, or an officer's.</param>
    /// <param name="ToldReason">The reason that the member is told, empty for none; null where they are told otherwise.</param>
    public sealed record Ended(
        Guid MemberId,
        Guid PersonId,
        Guid ChapterId,
        MembershipEnd Reason,
        DateOnly EndedOn,
        [Personal] string? Note,
        Guid By,
        DateTimeOffset At,
        [Personal] string? ToldReason = null) : MemberEvent, IAboutPerson;

    /// <summary>It is a membership of another kind.</summary>
    /// <param name="On">The first day of the new kind.</param>
    public sealed record KindChanged(
        Guid MemberId, Guid PersonId, MembershipKind Kind, DateOnly On, [Personal] string? Note, Guid By, DateTimeOffset At)
        : MemberEvent, IAboutPerson;

    /// <summary>The member's rights rest.</summary>
    /// <param name="On">The first day.</param>
    /// <param name="Until">The last day; null until somebody ends it.</param>
    /// <param name="ToldReason">The reason that the member is told, empty for none; null where they are told otherwise.</param>
    /// <param name="Cause">What it came from; null where an officer decided it.</param>
    /// <param name="Rest">For which days the rights rest by all suspensions together; null where nobody had reckoned it.</param>
    public sealed record Suspended(
        Guid MemberId,
        Guid PersonId,
        Guid ChapterId,
        DateOnly On,
        DateOnly? Until,
        [Personal] string? Note,
        Guid By,
        DateTimeOffset At,
        [Personal] string? ToldReason = null,
        SuspensionCause? Cause = null,
        Rest? Rest = null) : MemberEvent, IAboutPerson;

    /// <summary>One of several suspensions is over; the member's rights rest because of another one.</summary>
    /// <param name="CauseId">What the one that is over came from.</param>
    /// <param name="On">The first day without it.</param>
    /// <param name="RestsFrom">The first day of those that go on.</param>
    /// <param name="RestsUntil">Their last day; null until somebody ends them.</param>
    public sealed record SuspensionLifted(
        Guid MemberId,
        Guid PersonId,
        Guid ChapterId,
        Guid CauseId,
        DateOnly On,
        DateOnly RestsFrom,
        DateOnly? RestsUntil,
        [Personal] string? Note,
        Guid By,
        DateTimeOffset At) : MemberEvent, IAboutPerson;

    /// <summary>Another Volt chapter has handed the member over, with what still runs there.</summary>
    /// <param name="DuesPaidUntil">Up to and with this day nothing is owed; null where that chapter does not say.</param>
    /// <param name="Sanctions">What restricted the member there.</param>
    /// <param name="On">The day on which the member was taken over.</param>
    /// <param name="MemberSince">Since when they were a member there; null where that was not noted yet.</param>
    public sealed record HandedOver(
        Guid MemberId,
        Guid PersonId,
        Guid TransferId,
        DateOnly? DuesPaidUntil,
        [Personal] IReadOnlyList<Sanction>? Sanctions,
        DateOnly On,
        Guid By,
        DateTimeOffset At,
        DateOnly? MemberSince = null) : MemberEvent, IAboutPerson;

    /// <summary>
    /// What the member is kept from beside the rights that rest: bans from forum and office, and a removal from office. Said again for the
    /// same cause, the later one holds.
    /// </summary>
    /// <param name="BanId">Made for the cause, and told to others in its place: a case is secret.</param>
    /// <param name="Sanctions">Empty: nothing any more.</param>
    /// <param name="On">The day on which it was said.</param>
    public sealed record Barred(
        Guid MemberId,
        Guid PersonId,
        Guid BanId,
        SuspensionCause Cause,
        [Personal] IReadOnlyList<Sanction>? Sanctions,
        DateOnly On,
        Guid By,
        DateTimeOffset At) : MemberEvent, IAboutPerson
    {
        public bool Equals(Barred? other) => other is not null
            && (MemberId, PersonId, BanId, Cause, On, By, At)
                == (other.MemberId, other.PersonId, other.BanId, other.Cause, other.On, other.By, other.At)
            && (Sanctions ?? []).SequenceEqual(other.Sanctions ?? []);

        public override int GetHashCode() => HashCode.Combine(MemberId, BanId, At);
    }

    /// <summary>The member has all rights again; on the day of the suspension: it should never have been.</summary>
    /// <param name="On">The first day with rights.</param>
    public sealed record Reinstated(
        Guid MemberId, Guid PersonId, Guid ChapterId, DateOnly On, [Personal] string? Note, Guid By, DateTimeOffset At)
        : MemberEvent, IAboutPerson;

    /// <summary>The member lives elsewhere.</summary>
    public sealed record Moved(
        Guid MemberId, Guid PersonId, [Personal] Residence? Residence, DateOnly On, Guid By, DateTimeOffset At)
        : MemberEvent, IAboutPerson;

    /// <summary>The member is in this chapter no more; always followed by the chapter that has them.</summary>
    public sealed record ChapterLeft(
        Guid MemberId, Guid PersonId, Guid ChapterId, Guid To, ChapterTrigger Trigger, DateOnly On, DateTimeOffset At) : MemberEvent;

    /// <summary>The member is in this chapter from now on.</summary>
    public sealed record ChapterJoined(
        Guid MemberId,
        Guid PersonId,
        Guid ChapterId,
        Guid From,
        ChapterTrigger Trigger,
        DateOnly On,
        [Personal] string? Note,
        Guid By,
        DateTimeOffset At) : MemberEvent, IAboutPerson;

    /// <summary>For some days the status is not what the timeline says.</summary>
    /// <param name="Until">The last day: an override without an end would be a rule that nobody decided.</param>
    public sealed record StatusOverridden(
        Guid MemberId,
        Guid PersonId,
        MemberStatus Status,
        DateOnly From,
        DateOnly Until,
        [Personal] string? Note,
        Guid By,
        DateTimeOffset At)
        : MemberEvent, IAboutPerson;

    /// <summary>The member can vote from this day on, or cannot any more. Noted by a job: days pass without anybody acting.</summary>
    public sealed record VotingRightChanged(
        Guid MemberId, Guid PersonId, Guid ChapterId, bool CanVote, DateOnly On, DateTimeOffset At) : MemberEvent;

    /// <summary>Dues stayed open beyond the grace; the membership goes on. Noted by a job.</summary>
    public sealed record Lapsed(Guid MemberId, Guid PersonId, Guid ChapterId, DateOnly On, DateTimeOffset At) : MemberEvent;

    /// <summary>Nothing is open beyond the grace any more.</summary>
    public sealed record LapseLifted(Guid MemberId, Guid PersonId, Guid ChapterId, DateOnly On, DateTimeOffset At) : MemberEvent;

    /// <summary>It was a second membership of somebody who has another one, and counts as one no more.</summary>
    /// <param name="ChapterId">The chapter that has one member less; null where the membership was over anyway.</param>
    /// <param name="Into">The membership that goes on.</param>
    /// <param name="IntoPerson">Under which id the same human being goes on.</param>
    public sealed record Merged(
        Guid MemberId,
        Guid PersonId,
        Guid? ChapterId,
        Guid Into,
        Guid IntoPerson,
        DateOnly On,
        [Personal] string? Note,
        Guid By,
        DateTimeOffset At) : MemberEvent, IAboutPerson;

    /// <summary>Another membership of the same human being goes on in this one.</summary>
    public sealed record Absorbed(Guid MemberId, Guid PersonId, Guid OtherMemberId, DateOnly On, Guid By, DateTimeOffset At) : MemberEvent;

    /// <summary>The merging was a mistake: it is a membership again, as it was.</summary>
    /// <param name="ChapterId">The chapter that has one member more; null where the membership was over anyway.</param>
    /// <param name="From">The membership that it had gone on in.</param>
    public sealed record Restored(
        Guid MemberId, Guid PersonId, Guid? ChapterId, Guid From, DateOnly On, Guid By, DateTimeOffset At) : MemberEvent;

    /// <summary>The merging was a mistake: the other membership stands by itself again.</summary>
    public sealed record MergeUndone(
        Guid MemberId, Guid PersonId, Guid OtherMemberId, DateOnly On, Guid By, DateTimeOffset At) : MemberEvent;

    /// <summary>The member has said what their gender is, or that they would rather not say.</summary>
    public sealed record GenderDeclared(Guid MemberId, Guid PersonId, [Personal] DeclaredGender? Gender, DateOnly On, DateTimeOffset At)
        : MemberEvent, IAboutPerson;

    /// <summary>An officer has noted something about the member; it changes nothing else.</summary>
    public sealed record Noted(Guid MemberId, Guid PersonId, [Personal] string? Note, DateOnly On, Guid By, DateTimeOffset At)
        : MemberEvent, IAboutPerson;

    /// <summary>Something about who the member is turned out to be, or has become, another. What is null stays as it was.</summary>
    /// <param name="Email">In its canonical form.</param>
    /// <param name="On">The day on which it was said: from then on it is known.</param>
    /// <param name="Note">Why an officer has corrected it; null where no officer did.</param>
    public sealed record DetailsCorrected(
        Guid MemberId,
        Guid PersonId,
        [Personal] string? GivenName,
        [Personal] string? FamilyName,
        [Personal] DateOnly? BirthDate,
        Language? Language,
        [Personal] string? Email,
        DetailsSource Source,
        DateOnly On,
        [Personal] string? Note,
        Guid By,
        DateTimeOffset At) : MemberEvent, IAboutPerson, INamesMember;

    /// <summary>The member's account has got another address, and the membership keeps the one that it had.</summary>
    /// <param name="ChangedAt">When the account got it.</param>
    /// <param name="By">The account.</param>
    public sealed record AddressKept(
        Guid MemberId, Guid PersonId, AddressKeptFor Reason, DateTimeOffset ChangedAt, DateOnly On, Guid By, DateTimeOffset At)
        : MemberEvent;

    /// <summary>A body has excluded the member, and that is final; the membership had ended before, and ended as it did.</summary>
    public sealed record ExclusionNoted(Guid MemberId, Guid PersonId, DateOnly On, [Personal] string? Note, Guid By, DateTimeOffset At)
        : MemberEvent, IAboutPerson;

    /// <summary>The person is forgotten.</summary>
    public sealed record Erased(Guid MemberId, DateTimeOffset At) : MemberEvent;
}

/// <summary>A membership that came with a file.</summary>
/// <param name="Welcome">Whether the member is welcomed by mail, as those who applied are.</param>
internal sealed record ImportOrigin(Guid ImportId, bool Welcome);
