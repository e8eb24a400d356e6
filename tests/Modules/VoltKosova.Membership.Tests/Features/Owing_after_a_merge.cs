using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>The charge of the story is due on 1 April 2026; the membership that owes it goes on in another one.</summary>
public sealed class Owing_after_a_merge(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task is_reminded_of_costs_the_vote_and_lapses_where_the_member_goes_on_until_it_is_paid()
    {
        var chapter = host.ChapterIn("podujeve");
        var (survivor, _) = await host.Admitted(chapter, "lasting@example.org", "podujeve");
        var (charge, reference, _) = await DuesStory.Owed(host, "absorbed@example.org", "podujeve", chapter);
        var (officer, treasurer) = (host.OfficerOf(chapter), host.As(new Grant(Role.Treasurer, chapter)));
        var other = (await treasurer.Get($"/api/v1/membership/charges/{charge}")).Id("member_id");
        await Settle(treasurer, survivor);
        object terms = new { OtherMemberId = other, OtherVersion = 1, Note = "Same" };
        (await officer.Post($"{Members}/{survivor}/merges", terms, 1)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Votes()).ShouldBeTrue("nobody was reminded yet");

        host.Clock.Advance(TimeSpan.FromDays(40));
        await host.Run<RemindOfDues, RemindOfDues.Parameters>(new());
        await host.WhenQuiet();

        (await host.MailsTo("lasting@example.org")).Keys.ShouldContain("dues_overdue");
        (await host.MailsTo("absorbed@example.org")).Keys.ShouldNotContain("dues_overdue");
        (await Votes()).ShouldBeFalse();
        host.Clock.Advance(TimeSpan.FromDays(200));
        await host.Run<LapseDues, LapseDues.Parameters>(new());
        (await LapsedOn()).ShouldNotBeNull();
        await host.Run<LapseDues, LapseDues.Parameters>(new());
        (await LapsedOn()).ShouldNotBeNull("it is open still");

        await Pay(treasurer, chapter, reference);
        await host.Run<LapseDues, LapseDues.Parameters>(new());
        (await LapsedOn()).ShouldBeNull();

        async Task<bool> Votes() => (await officer.Get($"{Members}/{survivor}/voting-rights?as_of=2026-08-01"))
            .Body["can_vote"]!.GetValue<bool>();
        async Task<object?> LapsedOn() => (await officer.Get($"{Members}/{survivor}")).Body["lapsed_on"];

        async Task Settle(HttpClient treasurer, Guid member)
        {
            var own = (await treasurer.Get($"/api/v1/membership/charges?filter[member_id][eq]={member}")).Body["items"]!.AsArray();
            foreach (var one in own)
                await Pay(treasurer, chapter, one!["reference"].Text());
        }
    }

    private static async Task Pay(HttpClient treasurer, Guid chapter, string reference) => (await treasurer.Post(
        "/api/v1/membership/payments",
        new
        {
            ChapterId = chapter,
            Amount = new { Amount = "12.50", Currency = "EUR" },
            ReceivedOn = "2026-03-02",
            Source = "bank",
            Reference = reference,
        })).Status.ShouldBe(HttpStatusCode.Created);
}
