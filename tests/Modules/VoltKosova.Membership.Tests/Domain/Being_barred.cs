using Shouldly;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Publishing;
using VoltKosova.Membership.Timelines;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Being_barred
{
    private static readonly MemberCommand.Bar _bar = new(RollId, Barred.Cause, Barred.Sanctions!, Barred.On, Officer, Barred.At);

    [Fact]
    public void is_said_once_until_something_else_is_decided()
    {
        MemberDecider.Instance.Given(MemberAdmitted).When(_bar).Then(Barred);
        MemberDecider.Instance.Given(MemberAdmitted).When(_bar with { Sanctions = [] }).ThenNothing();
        MemberDecider.Instance.Given(MemberAdmitted, Barred).When(_bar with { Sanctions = [], BanId = Officer })
            .Then(Barred with { Sanctions = [] });
        var other = _bar with { Cause = Barred.Cause with { Id = Officer }, BanId = Officer };
        MemberDecider.Instance.Given(MemberAdmitted, Barred).When(other)
            .Then(Barred with { Cause = other.Cause, BanId = Officer });
    }

    [Fact]
    public void spares_nobody_who_resigns_in_time() =>
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(_bar).Then(Barred);

    [Fact]
    public void is_over_after_the_last_day_or_when_it_is_lifted()
    {
        var (until, timeline) = (Barred.Sanctions![0].Until!.Value, Timeline.Of(MemberAdmitted).With(Barred));
        timeline.BansOn(Barred.On.AddDays(-1)).ShouldBeEmpty();
        timeline.BansOn(until).ShouldBe(Barred.Sanctions);
        timeline.BansOn(until.AddDays(1)).ShouldBeEmpty();
        timeline.With(Barred with { Sanctions = [] }).BansOn(until).ShouldBeEmpty();
    }

    [Fact]
    public void is_read_by_the_member_alone()
    {
        var timeline = Timeline.Of(MemberAdmitted).With(Barred);
        var own = TimelineBody.Of(timeline, Barred.On, knownAt: null, withNotes: false);
        own.Bans.ShouldBe(Barred.Sanctions);
        own.Entries[^1].Sanctions.ShouldBe(Barred.Sanctions);
        var seen = TimelineBody.Of(timeline, Barred.On, knownAt: null, withNotes: true);
        (seen.Bans, seen.Entries.Count).ShouldBe((null, 1));
    }

    [Fact]
    public void is_told_to_modules_without_the_case_and_never_by_webhook()
    {
        var (name, body) = MembershipPublisher.Instance.Publish(Barred)!.Value;
        var told = body.ShouldBeOfType<Contracts.MemberBarred>();
        (told.BanId, told.PersonId, told.From).ShouldBe((Barred.BanId, Person, Barred.On));
        told.Bars.ShouldBe([new Contracts.MemberBar("office_ban", Barred.Sanctions![0].Until)]);
        MembershipPublisher.Instance.Inside.ShouldBe([name]);
        MembershipPublisher.Instance.Publish(Barred with { Sanctions = null }).ShouldBeNull("the person is forgotten");
    }
}
