namespace VoltKosova.Membership.Domain.Members;

/// <summary>A membership.</summary>
internal abstract record Member
{
    private Member()
    {
    }

    public static Member Initial { get; } = new Stranger();

    public static Member Evolve(Member member, MemberEvent fact) => fact switch
    {
        MemberEvent.Admitted admitted => new Active(admitted.PersonId, admitted.ChapterId),
        MemberEvent.TransferredAway => new Former(),
        _ => member,
    };

    /// <summary>Before the admission.</summary>
    public sealed record Stranger : Member;

    /// <summary>A member of a chapter.</summary>
    public sealed record Active(Guid PersonId, Guid Chapter) : Member;

    /// <summary>A member no longer.</summary>
    public sealed record Former : Member;
}
