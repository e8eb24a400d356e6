namespace VoltKosova.Membership.Domain.Members;

/// <summary>A membership.</summary>
internal abstract record Member
{
    private Member()
    {
    }

    public static Member Initial { get; } = new Stranger();

    public static Member Evolve(Member member, MemberEvent fact) => (member, fact) switch
    {
        (_, MemberEvent.Admitted admitted) => new Active(admitted, Timeline.Of(admitted)),
        (Active active, MemberEvent.Ended) => new Former(active.Admission, active.Timeline.With(fact)),
        (Known known, MemberEvent.Merged f) => new Merged(known.Admission, known.Timeline.With(fact), f.Into, known is Active),
        (Merged { WasActive: true } merged, MemberEvent.Restored) => new Active(merged.Admission, merged.Timeline.With(fact)),
        (Merged merged, MemberEvent.Restored) => new Former(merged.Admission, merged.Timeline.With(fact)),
        (_, MemberEvent.Erased) => new Gone(),
        (Known known, _) => known with { Timeline = known.Timeline.With(fact) },
        _ => member,
    };

    /// <summary>Before the admission.</summary>
    public sealed record Stranger : Member;

    /// <summary>Somebody who is or was a member.</summary>
    public abstract record Known(MemberEvent.Admitted Admission, Timeline Timeline) : Member
    {
        /// <summary>The chapter that has the member.</summary>
        public Guid ChapterId => Timeline.ChapterNow;
    }

    /// <summary>A member of a chapter.</summary>
    public sealed record Active(MemberEvent.Admitted Admission, Timeline Timeline) : Known(Admission, Timeline);

    /// <summary>Somebody whom nobody can tell any more.</summary>
    public sealed record Gone : Member;

    /// <summary>A second membership of somebody, that goes on in another one.</summary>
    /// <param name="WasActive">Whether it would be a membership if the merging were undone.</param>
    public sealed record Merged(MemberEvent.Admitted Admission, Timeline Timeline, Guid Into, bool WasActive)
        : Known(Admission, Timeline);

    /// <summary>A member once.</summary>
    public sealed record Former(MemberEvent.Admitted Admission, Timeline Timeline) : Known(Admission, Timeline);
}
