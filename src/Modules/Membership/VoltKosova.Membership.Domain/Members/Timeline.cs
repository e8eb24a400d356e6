using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Domain.Members;

/// <summary>
/// Everything that happened to a membership, in the order in which it was recorded. What holds on a day is asked of it: of two facts the
/// one with the later day counts, of two about the same day the one that was recorded later.
/// </summary>
internal sealed record Timeline(IReadOnlyList<MemberEvent> Facts)
{
    public static Timeline Of(MemberEvent.Admitted admitted) => new([admitted]);

    /// <summary>The chapter that has the member now, whatever days the facts are about.</summary>
    public Guid ChapterNow => Facts.OfType<MemberEvent.ChapterJoined>().LastOrDefault()?.ChapterId ?? Admission.ChapterId;

    /// <summary>Since when; a change before that day would be lost.</summary>
    public DateOnly InChapterSince => Facts.OfType<MemberEvent.ChapterJoined>().LastOrDefault()?.On ?? Admission.JoinedOn;

    /// <summary>What the member was last noted to have; null while nothing was noted.</summary>
    public bool? CanVoteAsNoted => Facts.OfType<MemberEvent.VotingRightChanged>().LastOrDefault()?.CanVote;

    /// <summary>Whether dues are noted as open beyond the grace.</summary>
    public bool IsLapsed => Facts.LastOrDefault(fact => fact is MemberEvent.Lapsed or MemberEvent.LapseLifted) is MemberEvent.Lapsed;

    /// <summary>What the member said last about their gender; null while nothing was said.</summary>
    public DeclaredGender? GenderAsDeclared => Facts.OfType<MemberEvent.GenderDeclared>().LastOrDefault()?.Gender;

    /// <summary>Up to and with which day nothing is owed, by what other Volt chapters have handed over; null where none said.</summary>
    public DateOnly? DuesHandedOverUntil => Facts.OfType<MemberEvent.HandedOver>().Max(fact => fact.DuesPaidUntil);

    /// <summary>
    /// Since when the member has been one in this or another Volt chapter, as far as those have handed them over by a day.
    /// </summary>
    public DateOnly VoltMemberSince(DateOnly day) => Facts.OfType<MemberEvent.HandedOver>().Where(fact => fact.On <= day)
        .Min(fact => fact.MemberSince) is { } since && since < Admission.JoinedOn ? since : Admission.JoinedOn;

    /// <summary>Who the member is, with every correction.</summary>
    public MemberDetails Details => DetailsSoFar[^1];

    /// <summary>Who the member was at first and after each correction.</summary>
    public IReadOnlyList<MemberDetails> DetailsSoFar => Facts.OfType<MemberEvent.DetailsCorrected>().Aggregate(
        (IReadOnlyList<MemberDetails>)[MemberDetails.Of(Admission)], (details, fact) => [.. details, details[^1].With(fact)]);

    /// <summary>What an officer noted last beside any change; null while nobody did.</summary>
    public MemberEvent.Noted? LastNote => Facts.OfType<MemberEvent.Noted>().LastOrDefault();

    /// <summary>Whether a body has excluded the member, before or after the membership ended.</summary>
    public bool IsExcluded =>
        Facts.Any(fact => fact is MemberEvent.ExclusionNoted or MemberEvent.Ended { Reason: MembershipEnd.Excluded });

    /// <summary>The memberships of the same human being that go on in this one.</summary>
    public IReadOnlyList<Guid> AbsorbedNow => Facts.Aggregate(
        (IReadOnlyList<Guid>)[],
        (others, fact) => fact switch
        {
            MemberEvent.Absorbed f => [.. others, f.OtherMemberId],
            MemberEvent.MergeUndone f => [.. others.Where(other => other != f.OtherMemberId)],
            _ => others,
        });

    /// <summary>Whether the last merging took the vote.</summary>
    public bool LostVoteByMerging =>
        Facts.Reverse().TakeWhile(fact => fact is not MemberEvent.Merged).Any(fact => fact is MemberEvent.VotingRightChanged);

    /// <summary>The merging into another membership, unless it was undone.</summary>
    private MemberEvent.Merged? MergedNow =>
        Facts.LastOrDefault(fact => fact is MemberEvent.Merged or MemberEvent.Restored) as MemberEvent.Merged;

    /// <summary>Since when the member lives where they live now; null where they never moved.</summary>
    public DateOnly? MovedOn => Facts.OfType<MemberEvent.Moved>().Max(fact => (DateOnly?)fact.On);

    public MemberEvent.Admitted Admission => (MemberEvent.Admitted)Facts[0];

    public Timeline With(MemberEvent fact) => new([.. Facts, fact]);

    /// <summary>The timeline as it was known at an instant; null when the membership was not.</summary>
    public Timeline? KnownAt(DateTimeOffset at) => Facts.TakeWhile(fact => AtOf(fact) <= at).ToList() is { Count: > 0 } known
        ? new Timeline(known)
        : null;

    /// <summary>Where the member lived on a day, as far as anybody has said.</summary>
    public Residence? ResidenceOn(DateOnly day) =>
        Latest<MemberEvent.Moved>(day, fact => fact.On) is { } moved ? moved.Residence : Admission.Residence;

    /// <summary>Where the membership stands on a day.</summary>
    public Standing On(DateOnly day)
    {
        var chapter = Latest<MemberEvent.ChapterJoined>(day, fact => fact.On);
        var ended = Facts.OfType<MemberEvent.Ended>().LastOrDefault();
        var rest = RestOn(day);
        var merged = MergedNow;
        var over = Facts.OfType<MemberEvent.StatusOverridden>().LastOrDefault(fact => fact.From <= day && day <= fact.Until);
        var status = this switch
        {
            _ when day < Admission.JoinedOn => MemberStatus.NotYet,
            _ when ended?.EndedOn <= day || merged?.On <= day => MemberStatus.Former,
            _ when over is not null => over.Status,
            _ when rest is not null => MemberStatus.Suspended,
            _ when day <= Admission.ProvisionalUntil => MemberStatus.Provisional,
            _ => MemberStatus.Active,
        };
        return new Standing(
            day,
            status,
            Latest<MemberEvent.KindChanged>(day, fact => fact.On)?.Kind ?? Admission.Kind,
            chapter?.ChapterId ?? Admission.ChapterId,
            chapter?.On)
        {
            SuspendedUntil = rest?.Until,
            OverriddenUntil = status is MemberStatus.NotYet or MemberStatus.Former ? null : over?.Until,
            EndedFor = status == MemberStatus.Former ? ended?.Reason ?? MembershipEnd.Merged : null,
        };
    }

    /// <summary>What was said last of what a case or a transfer keeps the member from; null where nothing was.</summary>
    public MemberEvent.Barred? BarOf(SuspensionCause cause) =>
        Facts.OfType<MemberEvent.Barred>().LastOrDefault(fact => fact.Cause == cause);

    /// <summary>What keeps the member from forum or offices on a day, each as it was said last for its cause.</summary>
    public IEnumerable<MemberEvent.Barred> BarsOn(DateOnly day) => Facts.OfType<MemberEvent.Barred>().Where(fact => fact.On <= day)
        .GroupBy(fact => fact.Cause, (_, said) => said.Last())
        .Where(fact => (fact.Sanctions ?? []).Any(one => one.IsBan() && one.LastsTo(day)));

    /// <summary>The bans that hold on a day.</summary>
    public IEnumerable<Sanction> BansOn(DateOnly day) =>
        BarsOn(day).SelectMany(fact => fact.Sanctions!).Where(one => one.IsBan() && one.LastsTo(day)).Distinct();

    /// <summary>The suspensions that hold on a day, in the order in which they were recorded.</summary>
    public IEnumerable<MemberEvent.Suspended> SuspensionsOn(DateOnly day) => Facts.OfType<MemberEvent.Suspended>()
        .Where(fact => fact.On <= day && !(EndOf(fact) < day));

    /// <summary>The days without a break around a day on which the rights rest, whatever for; null where they do not.</summary>
    public Rest? RestOn(DateOnly day)
    {
        if (SuspensionsOn(day).ToList() is not { Count: > 0 } around)
            return null;
        var (from, until) = (around.Min(one => one.On), LastOf(around));
        while (SuspensionsOn(from.AddDays(-1)).ToList() is { Count: > 0 } before)
            from = before.Min(one => one.On);
        while (until < DateOnly.MaxValue && SuspensionsOn(until.Value.AddDays(1)).ToList() is { Count: > 0 } after)
            until = LastOf(after);
        return new Rest(from, until);
    }

    /// <summary>
    /// The last day of a suspension: the one that was said, or the one before it was lifted, or decided anew by whom it came from, which
    /// was recorded later.
    /// </summary>
    public DateOnly? EndOf(MemberEvent.Suspended suspension)
    {
        var lifted = Facts.SkipWhile(fact => !ReferenceEquals(fact, suspension)).Skip(1)
            .Select(fact => fact switch
            {
                MemberEvent.Reinstated f => f.On,
                MemberEvent.Suspended f when f.Cause == suspension.Cause => f.On,
                MemberEvent.SuspensionLifted f when IsOf(suspension, f.CauseId, f.Note) => f.On,
                _ => (DateOnly?)null,
            })
            .Where(on => on >= suspension.On && !(suspension.Until < on)).Min();
        return lifted is { } on ? on.AddDays(-1) : suspension.Until;
    }

    /// <summary>Whether a suspension came from it. Those of cases were once told apart by what the officers read alone.</summary>
    public static bool IsOf(MemberEvent.Suspended suspension, Guid cause, string? note) => suspension.Cause is { } known
        ? known.Id == cause
        : note is not null && suspension.Note == note;

    /// <summary>The days on which what holds may become something else.</summary>
    public IEnumerable<DateOnly> Turns => Facts.SelectMany(fact => fact switch
    {
        MemberEvent.Admitted f => (DateOnly?[])[f.JoinedOn, After(f.ProvisionalUntil)],
        MemberEvent.Ended f => [f.EndedOn],
        MemberEvent.KindChanged f => [f.On],
        MemberEvent.Suspended f => [f.On, After(f.Until)],
        MemberEvent.SuspensionLifted f => [f.On],
        MemberEvent.Reinstated f => [f.On],
        MemberEvent.ChapterJoined f => [f.On],
        MemberEvent.StatusOverridden f => [f.From, After(f.Until)],
        MemberEvent.HandedOver f => [f.On],
        MemberEvent.Merged f => [f.On],
        MemberEvent.Restored f => [f.On],
        _ => [],
    }).OfType<DateOnly>();

    /// <summary>When a fact was recorded.</summary>
    public static DateTimeOffset AtOf(MemberEvent fact) => fact switch
    {
        MemberEvent.Admitted f => f.At,
        MemberEvent.Ended f => f.At,
        MemberEvent.KindChanged f => f.At,
        MemberEvent.Suspended f => f.At,
        MemberEvent.SuspensionLifted f => f.At,
        MemberEvent.HandedOver f => f.At,
        MemberEvent.Barred f => f.At,
        MemberEvent.Reinstated f => f.At,
        MemberEvent.Moved f => f.At,
        MemberEvent.ChapterLeft f => f.At,
        MemberEvent.ChapterJoined f => f.At,
        MemberEvent.StatusOverridden f => f.At,
        MemberEvent.VotingRightChanged f => f.At,
        MemberEvent.Lapsed f => f.At,
        MemberEvent.LapseLifted f => f.At,
        MemberEvent.Merged f => f.At,
        MemberEvent.Absorbed f => f.At,
        MemberEvent.Restored f => f.At,
        MemberEvent.MergeUndone f => f.At,
        MemberEvent.GenderDeclared f => f.At,
        MemberEvent.Noted f => f.At,
        MemberEvent.DetailsCorrected f => f.At,
        MemberEvent.AddressKept f => f.At,
        MemberEvent.ExclusionNoted f => f.At,
        MemberEvent.Erased f => f.At,
        _ => throw new System.Diagnostics.UnreachableException(fact.GetType().Name),
    };

    private TFact? Latest<TFact>(DateOnly day, Func<TFact, DateOnly> on)
        where TFact : MemberEvent => Facts.OfType<TFact>().Where(fact => on(fact) <= day).OrderBy(on).LastOrDefault();

    private DateOnly? LastOf(List<MemberEvent.Suspended> suspensions) =>
        suspensions.Any(one => EndOf(one) is null) ? null : suspensions.Max(EndOf);

    private static DateOnly? After(DateOnly? day) => day?.AddDays(1);
}

/// <summary>Days on which a member's rights rest.</summary>
/// <param name="From">The first one.</param>
/// <param name="Until">The last one; null until somebody ends it.</param>
internal sealed record Rest(DateOnly From, DateOnly? Until);

/// <summary>Where a membership stands on a day.</summary>
/// <param name="InChapterSince">Since when in this chapter, where it is not the one of the admission.</param>
internal sealed record Standing(DateOnly Day, MemberStatus Status, MembershipKind Kind, Guid ChapterId, DateOnly? InChapterSince)
{
    /// <summary>The last day of the suspension, where it is known.</summary>
    public DateOnly? SuspendedUntil { get; init; }

    /// <summary>The last day of an override, where one holds.</summary>
    public DateOnly? OverriddenUntil { get; init; }

    /// <summary>Why the membership is over, where it is.</summary>
    public MembershipEnd? EndedFor { get; init; }

    /// <summary>Whether it is a membership at all on that day.</summary>
    public bool IsMember => Status is not (MemberStatus.NotYet or MemberStatus.Former);
}
