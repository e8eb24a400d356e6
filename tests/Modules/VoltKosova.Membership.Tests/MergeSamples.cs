using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Domain.Members;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests;

/// <summary>The member of the other samples was a member already, under another name.</summary>
internal static class MergeSamples
{
    public static readonly Guid OtherPerson = new("3f0e5a52-0f6d-4a3a-9a1e-000000000041");
    public static readonly Guid PairId = new("5d0e5a52-0f6d-8a3a-9a1e-000000000042");

    public static MemberEvent.Admitted Survivor { get; } = MemberAdmitted with
    {
        MemberId = new Guid("019c0000-0000-7000-8000-000000000043"),
        PersonId = OtherPerson,
        ApplicationId = new Guid("019c0000-0000-7000-8000-000000000044"),
        Number = "13596868",
        Email = "arber.krasniqi@example.org",
    };

    public static MemberEvent.Merged Merged { get; } = new(
        Samples.Member, Person, Prishtina, Survivor.MemberId, OtherPerson, new DateOnly(2026, 7, 20), "Same identity card", Officer,
        Now.AddDays(140));

    public static MemberEvent.Absorbed Absorbed { get; } = new(
        Survivor.MemberId, OtherPerson, Samples.Member, new DateOnly(2026, 7, 20), Officer, Now.AddDays(140));

    public static MemberEvent.Restored Restored { get; } = new(
        Samples.Member, Person, Prishtina, Survivor.MemberId, new DateOnly(2026, 7, 25), Officer, Now.AddDays(145));

    public static MemberEvent.MergeUndone MergeUndone { get; } = new(
        Survivor.MemberId, OtherPerson, Samples.Member, new DateOnly(2026, 7, 25), Officer, Now.AddDays(145));

    public static PairEvent.SaidDistinct SaidDistinct { get; } = new(
        PairId, Samples.Application, Survivor.ApplicationId, Officer, Now.AddDays(4));

    public static IReadOnlyList<object> All { get; } = [Merged, Absorbed, Restored, MergeUndone, SaidDistinct];
}
