using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Timelines;

/// <summary>What happened to a membership, and where it stands on a day.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="KnownAt">Only what was recorded by then is told; absent for all.</param>
/// <param name="InChapterSince">Absent where it is the chapter of the admission.</param>
internal sealed record TimelineBody(
    Guid MemberId,
    LegalEntity LegalEntity,
    DateOnly AsOf,
    DateTimeOffset? KnownAt,
    MemberStatus Status,
    MembershipKind Kind,
    Guid ChapterId,
    DateOnly? InChapterSince,
    DateOnly? ProvisionalUntil,
    DateOnly? SuspendedUntil,
    DateOnly? OverriddenUntil,
    MembershipEnd? EndedFor,
    IReadOnlyList<TimelineEntry> Entries)
{
    /// <summary>The memberships of the same human being that go on in this one, with their histories; absent without any.</summary>
    public IReadOnlyList<TimelineBody>? Absorbed { get; init; }

    /// <summary>What keeps the member from forum or offices on the day; the member alone reads it. Absent without any.</summary>
    public IReadOnlyList<Sanction>? Bans { get; init; }

    /// <param name="withNotes">Whether what officers wrote, and which account did, is told.</param>
    public static TimelineBody Of(Timeline timeline, DateOnly day, DateTimeOffset? knownAt, bool withNotes)
    {
        var (standing, admission) = (timeline.On(day), timeline.Admission);
        return new TimelineBody(
            admission.MemberId,
            admission.LegalEntity ?? LegalEntity.Ngo,
            day,
            knownAt,
            standing.Status,
            standing.Kind,
            standing.ChapterId,
            standing.InChapterSince,
            admission.ProvisionalUntil,
            standing.SuspendedUntil,
            standing.OverriddenUntil,
            standing.EndedFor,
            [
                .. timeline.Facts.Select((Fact, At) => (Fact, At)).Where(one => IsFor(one.Fact, withNotes))
                    .Select(one => TimelineEntry.Of(one.Fact, one.At + 1, withNotes)),
            ])
        {
            Bans = !withNotes && timeline.BansOn(day).ToList() is { Count: > 0 } bans ? bans : null,
        };
    }

    // What officers note is theirs; what members say about their gender, and what keeps them from forum and offices, is the members' own.
    private static bool IsFor(MemberEvent fact, bool officers) => fact switch
    {
        MemberEvent.Noted => officers,
        MemberEvent.GenderDeclared or MemberEvent.Barred => !officers,
        _ => true,
    };
}

/// <summary>One thing that happened.</summary>
/// <param name="Entry">Its place, from 1: the order in which things were recorded.</param>
/// <param name="What">The stored name without module and version, for example <c>member-suspended</c>.</param>
/// <param name="On">The day on which it took effect.</param>
/// <param name="Until">The last day, where there is one.</param>
/// <param name="RecordedAt">When it was written down.</param>
internal sealed record TimelineEntry(int Entry, string What, DateOnly On, DateOnly? Until, DateTimeOffset RecordedAt)
{
    public MembershipKind? Kind { get; init; }

    public Guid? ChapterId { get; init; }

    public ChapterTrigger? Trigger { get; init; }

    public MemberStatus? Status { get; init; }

    public MembershipEnd? EndedFor { get; init; }

    public bool? CanVote { get; init; }

    /// <summary>The other membership of the same human being.</summary>
    public Guid? OtherMemberId { get; init; }

    /// <summary>Which details are others now, by name; neither what they were nor what they are.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Who said that they are.</summary>
    public DetailsSource? Source { get; init; }

    /// <summary>Why the address of the account was not taken over.</summary>
    public AddressKeptFor? KeptFor { get; init; }

    /// <summary>What a suspension comes from, where no officer decided it.</summary>
    public SuspensionTrigger? SuspendedFor { get; init; }

    /// <summary>Up to and with which day dues are paid in the Volt chapter that handed the member over.</summary>
    public DateOnly? DuesPaidUntil { get; init; }

    /// <summary>Since when they were a member of the Volt chapter that handed them over.</summary>
    public DateOnly? MemberSince { get; init; }

    /// <summary>
    /// What restricted the member there, or keeps them from forum and offices here; the member alone reads it, and whoever sees cases reads
    /// it at the case or the transfer.
    /// </summary>
    public IReadOnlyList<Sanction>? Sanctions { get; init; }

    /// <summary>The reason that the member was told.</summary>
    public string? ToldReason { get; init; }

    /// <summary>What an officer wrote; officers alone read it.</summary>
    public string? Note { get; init; }

    /// <summary>The account; officers alone read it.</summary>
    public Guid? RecordedBy { get; init; }

    public static TimelineEntry Of(MemberEvent fact, int entry, bool withNotes)
    {
        var (on, until, note, by) = fact switch
        {
            MemberEvent.Admitted f => (f.JoinedOn, null, null, f.By),
            MemberEvent.Ended f => (f.EndedOn, null, f.Note, f.By),
            MemberEvent.KindChanged f => (f.On, null, f.Note, f.By),
            MemberEvent.Suspended f => (f.On, f.Until, f.Note, f.By),
            MemberEvent.Reinstated f => (f.On, null, f.Note, f.By),
            MemberEvent.SuspensionLifted f => (f.On, null, f.Note, f.By),
            MemberEvent.HandedOver f => (f.On, null, null, f.By),
            MemberEvent.Barred f => (f.On, null, null, f.By),
            MemberEvent.Moved f => (f.On, null, null, f.By),
            MemberEvent.ChapterLeft f => (f.On, null, null, Guid.Empty),
            MemberEvent.ChapterJoined f => (f.On, null, f.Note, f.By),
            MemberEvent.StatusOverridden f => (f.From, (DateOnly?)f.Until, f.Note, f.By),
            MemberEvent.VotingRightChanged f => (f.On, null, null, Guid.Empty),
            MemberEvent.Lapsed f => (f.On, null, null, Guid.Empty),
            MemberEvent.LapseLifted f => (f.On, null, null, Guid.Empty),
            MemberEvent.Merged f => (f.On, null, f.Note, f.By),
            MemberEvent.Absorbed f => (f.On, null, null, f.By),
            MemberEvent.Restored f => (f.On, null, null, f.By),
            MemberEvent.MergeUndone f => (f.On, null, null, f.By),
            MemberEvent.GenderDeclared f => (f.On, null, null, Guid.Empty),
            MemberEvent.Noted f => (f.On, null, f.Note, f.By),
            MemberEvent.DetailsCorrected f => (f.On, null, f.Note, f.By),
            MemberEvent.AddressKept f => (f.On, null, null, f.By),
            MemberEvent.ExclusionNoted f => (f.On, null, f.Note, f.By),
            _ => throw new System.Diagnostics.UnreachableException(fact.GetType().Name),
        };
        var name = MembershipStreams.Names.NameOf(fact);
        var what = name[(name.IndexOf('.') + 1)..name.LastIndexOf('.')];
        return With(fact, withNotes, new TimelineEntry(entry, what, on, until, Timeline.AtOf(fact))
        {
            Note = withNotes ? note : null,
            RecordedBy = withNotes && by != Guid.Empty ? by : null,
        });
    }

    private static TimelineEntry With(MemberEvent fact, bool officers, TimelineEntry entry) => fact switch
    {
        MemberEvent.Admitted f => entry with { Kind = f.Kind, ChapterId = f.ChapterId },
        MemberEvent.Ended f => entry with { EndedFor = f.Reason, ToldReason = Told(f.ToldReason) },
        MemberEvent.Suspended f => entry with { ToldReason = Told(f.ToldReason), SuspendedFor = f.Cause?.Trigger },
        MemberEvent.HandedOver f => entry with
        {
            DuesPaidUntil = f.DuesPaidUntil,
            MemberSince = f.MemberSince,
            Sanctions = officers ? null : f.Sanctions,
        },
        MemberEvent.Barred f => entry with { Sanctions = f.Sanctions },
        MemberEvent.KindChanged f => entry with { Kind = f.Kind },
        MemberEvent.ChapterLeft f => entry with { ChapterId = f.ChapterId, Trigger = f.Trigger },
        MemberEvent.ChapterJoined f => entry with { ChapterId = f.ChapterId, Trigger = f.Trigger },
        MemberEvent.StatusOverridden f => entry with { Status = f.Status },
        MemberEvent.VotingRightChanged f => entry with { CanVote = f.CanVote },
        MemberEvent.Merged f => entry with { OtherMemberId = f.Into },
        MemberEvent.Absorbed f => entry with { OtherMemberId = f.OtherMemberId },
        MemberEvent.Restored f => entry with { OtherMemberId = f.From },
        MemberEvent.DetailsCorrected f => entry with { Fields = FieldsOf(f), Source = f.Source },
        MemberEvent.AddressKept f => entry with { KeptFor = f.Reason },
        MemberEvent.MergeUndone f => entry with { OtherMemberId = f.OtherMemberId },
        _ => entry,
    };

    private static string? Told(string? reason) => string.IsNullOrEmpty(reason) ? null : reason;

    private static IReadOnlyList<string> FieldsOf(MemberEvent.DetailsCorrected fact) =>
    [
        .. ((string?[])
        [
            fact.GivenName is null ? null : "given_name",
            fact.FamilyName is null ? null : "family_name",
            fact.BirthDate is null ? null : "birth_date",
            fact.Language is null ? null : "language",
            fact.Email is null ? null : "email",
        ]).OfType<string>(),
    ];
}
