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
        (_, MemberEvent.Admitted admitted) => new Active(admitted),
        (Active active, MemberEvent.Ended) => new Former(active.Admission),
        (_, MemberEvent.Erased) => new Gone(),
        _ => member,
    };

    /// <summary>Before the admission.</summary>
    public sealed record Stranger : Member;

    /// <summary>Somebody who is or was a member.</summary>
    public abstract record Known(MemberEvent.Admitted Admission) : Member;

    /// <summary>A member of a chapter.</summary>
    public sealed record Active(MemberEvent.Admitted Admission) : Known(Admission);

    /// <summary>Somebody whom nobody can tell any more.</summary>
    public sealed record Gone : Member;

    /// <summary>A member once.</summary>
    public sealed record Former(MemberEvent.Admitted Admission) : Known(Admission);
}
