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

    /// <summary>A member once.</summary>
    public sealed record Former(MemberEvent.Admitted Admission, Timeline Timeline) : Known(Admission, Timeline);
}
