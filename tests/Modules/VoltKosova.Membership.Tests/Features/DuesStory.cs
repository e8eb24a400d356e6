using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>A member owes 12.50 EUR for a year.</summary>
internal static class DuesStory
{
    public static async Task<(Guid Charge, string Reference, Guid Person)> Owed(
        MembershipHost host, string email, string municipality, Guid? ofChapter = null)
    {
        var chapter = ofChapter ?? host.ChapterIn(municipality);
        var application = await host.ApplyAndConfirm(email, municipality);
        var officer = host.OfficerOf(chapter);
        var member = (await officer.Post($"{Applications}/{application}/admission", null, 3)).Id("member_id");
        await host.As(new Grant(Role.Treasurer, null)).Post("/api/v1/membership/dues-plans", new
        {
            Kind = "member",
            Amount = new { Amount = "12.50", Currency = "EUR" },
            Period = "year",
            ValidFrom = "2026-01-01",
            DueDays = 30,
            Source = "Resolution 3",
        });
        await host.With<ChargeDues, bool>(async job =>
        {
            var run = new JobRun(Guid.NewGuid(), 1, host.Clock, CancellationToken.None);
            await job.Run(new ChargeDues.Parameters(), run, CancellationToken.None);
            return true;
        });
        var row = (await host.As(new Grant(Role.Treasurer, chapter)).Get(
            $"/api/v1/membership/charges?filter[member_id][eq]={member}")).Body["items"]!.AsArray().ShouldHaveSingleItem()!;
        var person = (await officer.Get($"{Members}/{member}")).Id("person_id");
        return (row["id"]!.GetValue<Guid>(), row["reference"]!.GetValue<string>(), person);
    }
}
