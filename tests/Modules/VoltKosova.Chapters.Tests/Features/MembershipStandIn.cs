using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Contracts;
using VoltKosova.Messaging;

namespace VoltKosova.Chapters.Tests.Features;

/// <summary>Membership as this module hears it: a log out of which members, their ends and what they are kept from are published.</summary>
internal sealed class MembershipStandIn : IStreams
{
    private const string Admitted = "membership.member-admitted.v1";
    private const string Barred = "membership.member-barred.v1";
    private const string Ended = "membership.membership-ended.v1";

    public static string Module => "membership";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<MemberAdmitted>(Admitted).Map<MembershipEnded>(Ended).Map<MemberBarred>(Barred).End();

    public static IReadOnlyList<TableSpec> Tables { get; } = [];

    public static StreamType<int, object, object> Members { get; } = new(
        "member", new Decider<int, object, object>(0, (_, fact) => fact, (count, _) => count + 1));

    public static void Add(IServiceCollection services) => services
        .AddStore<MembershipStandIn>()
        .AddPublisher(Publisher.Begin<MembershipStandIn>()
            .On<MemberAdmitted, MemberAdmitted>(Admitted, fact => fact)
            .On<MembershipEnded, MembershipEnded>(Ended, fact => fact)
            .ToModules<MemberBarred, MemberBarred>(Barred, fact => fact)
            .End());
}
