using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Jobs;
using VoltKosova.Testing;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>Somebody has become a member of a chapter.</summary>
internal static class MemberStory
{
    public static async Task<(Guid Member, Guid Person)> Admitted(
        this MembershipHost host, Guid chapter, string email, string municipality)
    {
        var application = await host.ApplyAndConfirm(email, municipality);
        var officer = host.OfficerOf(chapter);
        var admitted = await officer.Post($"{Applications}/{application}/admission", null, 3);
        admitted.Status.ShouldBe(HttpStatusCode.OK, admitted.Body.ToJsonString());
        var member = admitted.Id("member_id");
        return (member, (await officer.Get($"{Members}/{member}")).Id("person_id"));
    }

    /// <summary>Runs a job to its end, or to its failure.</summary>
    /// <returns>The lines of its log in English.</returns>
    public static async Task<IReadOnlyList<string>> Run<TJob, TParameters>(
        this MembershipHost host, TParameters parameters, Guid? run = null)
        where TJob : class, IJob<TParameters>
        where TParameters : class
    {
        var one = new JobRun(run ?? Guid.NewGuid(), 1, host.Clock, CancellationToken.None);
        await host.With<TJob, bool>(async job =>
        {
            await job.Run(parameters, one, CancellationToken.None);
            return true;
        });
        return [.. one.TakeLines().Select(line => line.Text.En)];
    }

    public static string Text(this JsonNode? node) => node!.GetValue<string>();

    public static int Int(this JsonNode? node) => node!.GetValue<int>();
}
