using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Testing;

namespace VoltKosova.Membership.Tests;

/// <summary>One applicant whose story the tests tell.</summary>
internal static class Samples
{
    public static readonly Guid Application = new("019c0000-0000-7000-8000-000000000001");
    public static readonly Guid Person = new("3f0e5a52-0f6d-4a3a-9a1e-000000000002");
    public static readonly Guid Prishtina = new("019c0000-0000-7000-8000-000000000003");
    public static readonly Guid Member = new("019c0000-0000-7000-8000-000000000004");
    public static readonly Guid Officer = new("019c0000-0000-7000-8000-000000000005");

    public static readonly DateTimeOffset Now = FixedClock.Start;
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static ApplicationEvent.Submitted Submitted { get; } = new(
        Application,
        Person,
        "Arbër",
        "Krasniqi",
        "arber@example.org",
        new DateOnly(1996, 2, 29),
        "Prishtinë",
        new Residence("XK", "prishtine", null),
        Language.Sq,
        MembershipKind.Member,
        WantsToHelp: true,
        DeclaresNoOtherParty: true,
        "2026-01",
        Now,
        Now.AddDays(14));

    public static ApplicationEvent.EmailConfirmed Confirmed { get; } = new(
        Application, "12345670", new DateOnly(2026, 3, 30), Now.AddHours(1));

    public static ApplicationEvent.Routed Routed { get; } = new(Application, Prishtina, Now.AddHours(1));

    public static ApplicationEvent.Admitted Admitted { get; } = new(Application, Member, Officer, Now.AddDays(2));

    public static ApplicationEvent.Refused Refused { get; } = new(Application, Person, "Two memberships", Officer, Now.AddDays(2));

    public static ApplicationEvent.Deleted Deleted { get; } = new(Application, Now.AddDays(15));

    public static ApplicationEvent.Erased ApplicationErased { get; } = new(Application, Now.AddDays(120));

    public static MemberEvent.Erased MemberErased { get; } = new(Member, Now.AddDays(120));

    public static MemberEvent.Admitted MemberAdmitted { get; } = new(
        Member,
        Person,
        Application,
        Prishtina,
        "76543210",
        "Arbër",
        "Krasniqi",
        "arber@example.org",
        new DateOnly(1996, 2, 29),
        new Residence("XK", "prishtine", null),
        Language.Sq,
        MembershipKind.Member,
        WantsToHelp: true,
        new DateOnly(2026, 3, 4),
        Officer,
        Now.AddDays(2));

    public static MemberEvent.Ended MemberEnded { get; } = new(
        Member, Person, Prishtina, MembershipEnd.Resigned, new DateOnly(2026, 6, 30), "Moves away", Officer, Now.AddDays(120));
}
