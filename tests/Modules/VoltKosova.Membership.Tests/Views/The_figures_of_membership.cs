using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_figures_of_membership
{
    [Fact]
    public void count_a_member_up_in_the_month_of_joining_and_down_in_the_month_of_leaving()
    {
        var sameMonth = MemberEnded with { EndedOn = MemberAdmitted.JoinedOn };

        StoredJson.Write(FigureMonth.By<MemberEvent>(MembershipFigures.Of).Fold([MemberAdmitted, sameMonth])).ShouldBe(
            $$$"""{"chapter_id":"{{{Prishtina}}}","month":"2026-03","values":{"joined":1,"left":1,"members":0}}""");
        FigureMonth.IdOf(MembershipFigures.Of(MemberEnded with { EndedOn = new DateOnly(2026, 4, 1) })!).ShouldBe($"{Prishtina}:2026-04");
    }

    [Fact]
    public void count_an_application_once_in_the_chapter_that_had_it_first()
    {
        var first = ApplicationDecider.Instance.Given(Submitted, Confirmed).When(new ApplicationCommand.Route(Prishtina, Routed.At));
        first.Then(Routed);
        var moved = Routed with { ChapterId = Officer, From = Prishtina };
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed).When(new ApplicationCommand.Route(Officer, Routed.At)).Then(moved);

        MembershipFigures.Of(Routed)!.Chapter.ShouldBe(Prishtina);
        MembershipFigures.Of(moved).ShouldBeNull();
        MembershipFigures.Of(Submitted).ShouldBeNull();
    }
}
