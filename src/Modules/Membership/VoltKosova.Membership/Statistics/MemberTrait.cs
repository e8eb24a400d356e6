using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Statistics;

/// <summary>What is counted of a member and shown to nobody: it goes into statistics and into the member's own export alone.</summary>
/// <param name="Gender">Absent while the member has not said.</param>
internal sealed record MemberTrait(Guid MemberId, DateOnly? BirthDate, DeclaredGender? Gender)
{
    public static RowTable Table { get; } = new RowTable("member_trait").Shared();

    public static Projection<MemberTrait, MemberEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, MemberEvent.Admitted f) => new MemberTrait(f.MemberId, f.BirthDate, Gender: null),
        ({ } r, MemberEvent.GenderDeclared f) => r with { Gender = f.Gender },
        ({ } r, MemberEvent.DetailsCorrected f) => r with { BirthDate = f.BirthDate ?? r.BirthDate },
        (_, MemberEvent.Erased) => null,
        _ => row,
    });

    public static string? KeyOf(MemberEvent fact) => fact switch
    {
        MemberEvent.Admitted f => f.MemberId.ToString(),
        MemberEvent.GenderDeclared f => f.MemberId.ToString(),
        MemberEvent.DetailsCorrected f => f.MemberId.ToString(),
        MemberEvent.Erased f => f.MemberId.ToString(),
        _ => null,
    };
}
