using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Contracts;
using VoltKosova.Messaging;

namespace VoltKosova.Volunteering.Tests;

/// <summary>Membership as other modules see it: a log out of which admissions are published.</summary>
internal sealed class MembershipStandIn : IStreams
{
    private const string Admitted = "membership.member-admitted.v1";

    public static string Module => "membership";

    public static EventNames Names { get; } = EventNames.Begin().Map<MemberAdmitted>(Admitted).End();

    public static IReadOnlyList<TableSpec> Tables { get; } = [];

    private static StreamType<int, MemberAdmitted, MemberAdmitted> Members { get; } = new(
        "member", new Decider<int, MemberAdmitted, MemberAdmitted>(0, (_, admission) => admission, (count, _) => count + 1));

    public static void Add(IServiceCollection services) => services
        .AddStore<MembershipStandIn>()
        .AddPublisher(Publisher.Begin<MembershipStandIn>().On<MemberAdmitted, MemberAdmitted>(Admitted, admission => admission).End());

    public static async Task Admit(IServiceProvider services, MemberAdmitted admission)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Store<MembershipStandIn>>().Write(
            writing => Task.FromResult(writing.Start(Members, admission.MemberId, admission)), CancellationToken.None);
    }
}
