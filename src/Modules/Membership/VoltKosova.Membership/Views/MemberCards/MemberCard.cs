using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Views;

/// <summary>A member as the member and the chapter see them.</summary>
internal record MemberCard(
    Guid Id,
    Guid PersonId,
    string Number,
    Guid ChapterId,
    string? GivenName,
    string? FamilyName,
    string? Email,
    string? Country,
    string? Municipality,
    string? Locality,
    Language Language,
    MembershipKind Kind,
    DateOnly JoinedOn) : InlineRow
{
    public static RowTable Table { get; } =
        new RowTable("member_card").Synchronised().Searched("joined_on", "given_name", "family_name");

    /// <summary>The day the membership ended; null while it lasts.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Why it ended.</summary>
    public MembershipEnd? EndedFor { get; init; }

    /// <summary>The day on which an exclusion was final, where the membership had ended before.</summary>
    public DateOnly? ExcludedOn { get; init; }

    /// <summary>Whose member it is.</summary>
    public LegalEntity LegalEntity { get; init; }

    /// <summary>The last day on which the admission can be revoked; null where it never could.</summary>
    public DateOnly? ProvisionalUntil { get; init; }

    /// <summary>Since when it is a membership of this kind, where it was of another.</summary>
    public DateOnly? KindSince { get; init; }

    /// <summary>Since when the member lives there, where they have moved.</summary>
    public DateOnly? ResidentSince { get; init; }

    /// <summary>The first day on which the rights rest, by all suspensions together, as it was recorded last.</summary>
    public DateOnly? SuspendedFrom { get; init; }

    /// <summary>The last one; null until somebody ends it.</summary>
    public DateOnly? SuspendedUntil { get; init; }

    /// <summary>Why the member is in this chapter, where it is not the one of the admission.</summary>
    public ChapterTrigger? InChapterFor { get; init; }

    /// <summary>Whether the member can vote, as it was noted last; null while nothing was.</summary>
    public bool? CanVote { get; init; }

    /// <summary>Since when dues are noted as open beyond the grace; null while they are not.</summary>
    public DateOnly? LapsedOn { get; init; }

    /// <summary>Up to and with which day dues are paid in the Volt chapter that handed the member over; absent where none said.</summary>
    public DateOnly? DuesPaidUntil { get; init; }

    /// <summary>The file that the member stood in; absent where somebody applied.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>The membership of the same human being that goes on; absent where it is this one.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>Under which id that human being goes on.</summary>
    public Guid? MergedIntoPersonId { get; init; }

    /// <summary>The memberships of the same human being that go on in this one; absent where there are none.</summary>
    public IReadOnlyList<Guid>? AbsorbedMemberIds { get; init; }

    /// <summary>
    /// The day on which an officer wrote the address down; absent where the member gave it, or has shown that they read the mails to it.
    /// </summary>
    public DateOnly? EmailTypedOn { get; init; }

    public static Projection<MemberCard, MemberEvent> Projection { get; } = new((card, fact) => (card, fact) switch
    {
        (_, MemberEvent.Admitted f) => new MemberCard(
            f.MemberId, f.PersonId, f.Number, f.ChapterId, f.GivenName, f.FamilyName, f.Email,
            f.Residence?.Country, f.Residence?.Municipality, f.Residence?.Locality, f.Language, f.Kind, f.JoinedOn)
        {
            LegalEntity = f.LegalEntity ?? LegalEntity.Ngo,
            ProvisionalUntil = f.ProvisionalUntil,
            ImportId = f.Import?.ImportId,
        },
        ({ } c, MemberEvent.KindChanged f) when !(f.On < c.KindSince) => c with { Kind = f.Kind, KindSince = f.On },
        ({ } c, MemberEvent.Suspended f) when (f.Rest ?? new Rest(f.On, f.Until)) is var (from, until) => c with
        {
            SuspendedFrom = from,
            SuspendedUntil = until,
        },
        ({ } c, MemberEvent.SuspensionLifted f) => c with { SuspendedFrom = f.RestsFrom, SuspendedUntil = f.RestsUntil },
        ({ } c, MemberEvent.HandedOver f) when !(f.DuesPaidUntil < c.DuesPaidUntil) => c with
        {
            DuesPaidUntil = f.DuesPaidUntil ?? c.DuesPaidUntil,
        },
        ({ } c, MemberEvent.Reinstated) => c with { SuspendedFrom = null, SuspendedUntil = null },
        ({ } c, MemberEvent.Moved f) when !(f.On < c.ResidentSince) => c with
        {
            Country = f.Residence?.Country,
            Municipality = f.Residence?.Municipality,
            Locality = f.Residence?.Locality,
            ResidentSince = f.On,
        },
        ({ } c, MemberEvent.DetailsCorrected f) => c with
        {
            GivenName = f.GivenName ?? c.GivenName,
            FamilyName = f.FamilyName ?? c.FamilyName,
            Language = f.Language ?? c.Language,
            Email = f.Email ?? c.Email,
            EmailTypedOn = f.Email is null ? c.EmailTypedOn : f.Source is DetailsSource.Account ? null : f.On,
        },
        ({ } c, MemberEvent.ChapterJoined f) => c with { ChapterId = f.ChapterId, InChapterFor = f.Trigger },
        ({ } c, MemberEvent.VotingRightChanged f) => c with { CanVote = f.CanVote },
        ({ } c, MemberEvent.Lapsed f) => c with { LapsedOn = f.On },
        ({ } c, MemberEvent.LapseLifted) => c with { LapsedOn = null },
        ({ } c, MemberEvent.Ended f) => c with { EndedOn = f.EndedOn, EndedFor = f.Reason },
        ({ } c, MemberEvent.ExclusionNoted f) => c with { ExcludedOn = f.On },
        ({ } c, MemberEvent.Merged f) => c with
        {
            MergedInto = f.Into,
            MergedIntoPersonId = f.IntoPerson,
            EndedOn = c.EndedOn ?? f.On,
            EndedFor = c.EndedFor ?? MembershipEnd.Merged,
        },
        ({ } c, MemberEvent.Restored) => c with
        {
            MergedInto = null,
            MergedIntoPersonId = null,
            EndedOn = c.EndedFor is MembershipEnd.Merged ? null : c.EndedOn,
            EndedFor = c.EndedFor is MembershipEnd.Merged ? null : c.EndedFor,
        },
        ({ } c, MemberEvent.Absorbed f) => c with { AbsorbedMemberIds = [.. c.AbsorbedMemberIds ?? [], f.OtherMemberId] },
        ({ } c, MemberEvent.MergeUndone f) => c with { AbsorbedMemberIds = Without(c.AbsorbedMemberIds, f.OtherMemberId) },
        (_, MemberEvent.Erased) => null,
        _ => card,
    });

    private static List<Guid>? Without(IReadOnlyList<Guid>? ids, Guid id) =>
        ids?.Where(one => one != id).ToList() is { Count: > 0 } others ? others : null;
}
