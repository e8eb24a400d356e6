using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;
using static VoltKosova.Chapters.Tests.PostFacts;

namespace VoltKosova.Chapters.Tests.Domain;

public sealed class Establishing_a_post
{
    private static readonly PostCommand.ChangeRules _change = new(RulesChanged.Rules, Today, Agim, Now);

    [Fact]
    public void gives_it_to_a_chapter() =>
        PostDecider.Instance.Given().When(new PostCommand.Establish(Established)).Then(Established);

    [Fact]
    public void of_co_leads_takes_two_seats() => PostDecider.Instance.Given()
        .When(new PostCommand.Establish(Established with { Rules = Rules with { Seats = 1 } }))
        .ThenRejected(new PairHasTwoSeats());

    [Fact]
    public void leaves_its_rules_to_change_and_its_kind_to_stay()
    {
        PostDecider.Instance.Given(Established).When(_change).Then(RulesChanged);
        PostDecider.Instance.Given(Established).When(_change with { Rules = Rules with { Kind = PostKind.Treasurer } })
            .ThenRejected(new PostKindStays());
        PostDecider.Instance.Given().When(_change).ThenRejected(new NoSuchPost());
    }

    [Fact]
    public void never_takes_a_seat_from_under_its_holder()
    {
        var board = Established with { Rules = Rules with { Kind = PostKind.BoardMember, Seats = 3 } };
        var smaller = _change with { Rules = board.Rules with { Seats = 1 } };

        PostDecider.Instance.Given(board, BesnikBegan).When(smaller).ThenRejected(new SeatIsHeld());
        PostDecider.Instance.Given(board, ArtaBegan).When(smaller)
            .Then(new PostEvent.RulesChanged(PostId, smaller.Rules, Today.AddDays(60), Agim, Now));
    }
}
