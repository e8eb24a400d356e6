using Shouldly;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;
using static VoltKosova.Chapters.Tests.PostFacts;

namespace VoltKosova.Chapters.Tests.Domain;

public sealed class Holding_a_seat
{
    [Fact]
    public void begins_on_a_day_and_lasts_a_term_when_nothing_else_is_said()
    {
        PostDecider.Instance.Given(Established).When(Appoint(ArtaBegan)).Then(ArtaBegan);
        PostDecider.Instance.Given(Established).When(Appoint(ArtaBegan) with { Seat = null, Until = null }).Then(ArtaBegan);
        PostDecider.Instance.Given(Established, ArtaBegan).When(Appoint(BesnikBegan) with { Seat = null }).Then(BesnikBegan);
    }

    [Fact]
    public void needs_a_post_and_a_seat_of_it()
    {
        PostDecider.Instance.Given().When(Appoint(ArtaBegan)).ThenRejected(new NoSuchPost());
        PostDecider.Instance.Given(Established).When(Appoint(ArtaBegan) with { Seat = 3 }).ThenRejected(new NoSuchSeat(2));
        PostDecider.Instance.Given(Established).When(Appoint(ArtaBegan) with { Seat = 0 }).ThenRejected(new NoSuchSeat(2));
    }

    [Fact]
    public void is_for_one_at_a_time()
    {
        PostDecider.Instance.Given(Established, ArtaBegan).When(Appoint(BesnikBegan) with { Seat = 1 }).ThenRejected(new SeatTaken());
        PostDecider.Instance.Given(Established, ArtaBegan, BesnikBegan)
            .When(Appoint(BesnikBegan) with { MandateId = Third, PersonId = Agim, Seat = null })
            .ThenRejected(new SeatTaken());
        PostDecider.Instance.Given(Established, ArtaBegan).When(Appoint(ArtaBegan) with { MandateId = Third, Seat = 2 })
            .ThenRejected(new HoldsTheSamePost());
    }

    [Fact]
    public void is_free_from_the_day_after_an_early_end()
    {
        var next = BesnikBegan with { Seat = 1, From = new DateOnly(2026, 7, 1), Until = new DateOnly(2028, 6, 30) };

        PostDecider.Instance.Given(Established, ArtaBegan, ArtaResigned).When(Appoint(next)).Then(next);
        PostDecider.Instance.Given(Established, ArtaBegan, ArtaResigned).When(Appoint(next) with { From = new DateOnly(2026, 6, 30) })
            .ThenRejected(new TermTooLong(new DateOnly(2028, 6, 29)));
        PostDecider.Instance.Given(Established, ArtaBegan, ArtaResigned)
            .When(Appoint(next) with { From = new DateOnly(2026, 6, 30), Until = null })
            .ThenRejected(new SeatTaken());
        PostDecider.Instance.Given(Established).When(Appoint(next) with { Until = new DateOnly(2026, 6, 30) })
            .ThenRejected(new MandateEndsBeforeItBegins());
    }

    [Fact]
    public void is_limited_to_so_many_terms_in_a_row()
    {
        var again = ArtaBegan with { MandateId = Second, From = new DateOnly(2028, 3, 2), Until = new DateOnly(2030, 3, 1) };
        var third = ArtaBegan with { MandateId = Third, From = new DateOnly(2030, 3, 2), Until = new DateOnly(2032, 3, 1) };
        var paused = third with { From = new DateOnly(2032, 3, 2), Until = new DateOnly(2034, 3, 1) };
        PostEvent[] twice = [Established, ArtaBegan, again];

        PostDecider.Instance.Given(Established, ArtaBegan).When(Appoint(again)).Then(again);
        PostDecider.Instance.Given(twice).When(Appoint(third)).ThenRejected(new TermLimitReached(2));
        PostDecider.Instance.Given(twice).When(Appoint(third) with { From = new DateOnly(2032, 3, 1), Until = null })
            .ThenRejected(new TermLimitReached(2));
        PostDecider.Instance.Given(twice).When(Appoint(paused)).Then(paused);
    }

    [Fact]
    public void in_the_interim_is_no_term()
    {
        var interim = ArtaBegan with { Basis = MandateBasis.Interim };
        var first = ArtaBegan with { MandateId = Second, From = new DateOnly(2028, 3, 2), Until = new DateOnly(2030, 3, 1) };
        var second = ArtaBegan with { MandateId = Third, From = new DateOnly(2030, 3, 2), Until = new DateOnly(2032, 3, 1) };

        PostDecider.Instance.Given(Established, interim, first).When(Appoint(second)).Then(second);
        PostDecider.Instance.Given(Established, ArtaBegan, first).When(Appoint(second with { Basis = MandateBasis.Interim }))
            .Then(second with { Basis = MandateBasis.Interim });
    }

    [Fact]
    public void as_a_pair_is_not_for_two_of_one_declared_gender()
    {
        var woman = BesnikBegan with { Gender = DeclaredGender.Female };

        PostDecider.Instance.Given(Established, ArtaBegan).When(Appoint(woman)).ThenRejected(new PairOfOneGender());
        PostDecider.Instance.Given(Established, RulesChanged, ArtaBegan).When(Appoint(woman)).Then(woman);
        PostDecider.Instance.Given(Established with { Rules = Rules with { Kind = PostKind.BoardMember } }, ArtaBegan)
            .When(Appoint(woman))
            .Then(woman with { Kind = PostKind.BoardMember });
    }

    [Fact]
    public void as_a_pair_counts_who_has_declared_none_for_no_side()
    {
        var undisclosed = BesnikBegan with { Gender = DeclaredGender.Undisclosed };

        PostDecider.Instance.Given(Established, ArtaBegan).When(Appoint(undisclosed)).Then(undisclosed);
        PostDecider.Instance.Given(Established, ArtaBegan with { Gender = null }).When(Appoint(undisclosed)).Then(undisclosed);
    }

    [Fact]
    public void as_a_pair_says_what_was_found()
    {
        Found(First, ArtaBegan).ShouldBe(PairFinding.HalfFilled);
        Found(Second, ArtaBegan, BesnikBegan).ShouldBe(PairFinding.Balanced);
        Found(Second, ArtaBegan, BesnikBegan with { Gender = DeclaredGender.Undisclosed }).ShouldBe(PairFinding.UndisclosedCountsForNone);
        Found(Second, RulesChanged, ArtaBegan, BesnikBegan with { Gender = DeclaredGender.Female })
            .ShouldBe(PairFinding.SameGenderAllowed);
    }

    [Fact]
    public void ends_early_with_a_reason_and_a_day_to_fill_it_by()
    {
        var end = new PostCommand.End(First, MandateEnd.Resigned, ArtaResigned.EndedOn, Agim, Now);

        PostDecider.Instance.Given(Established, ArtaBegan).When(end).Then(ArtaResigned);
        PostDecider.Instance.Given(Established, ArtaBegan).When(end with { EndedOn = new DateOnly(2028, 3, 2) })
            .ThenRejected(new MandateIsOverBy(new DateOnly(2028, 3, 1)));
        PostDecider.Instance.Given(Established).When(end).ThenRejected(new NoSuchMandate());
    }

    [Fact]
    public void in_the_interim_does_not_move_the_day_to_fill_it_by() => PostDecider.Instance
        .Given(Established, ArtaBegan with { Basis = MandateBasis.Interim })
        .When(new PostCommand.End(First, MandateEnd.Resigned, ArtaResigned.EndedOn, Agim, Now))
        .Then(ArtaResigned with { FillBy = Established.FillBy });

    private static PairFinding Found(Guid mandate, params PostEvent[] facts) =>
        PairRule.Of((Post.Standing)PostDecider.Instance.Fold([Established, .. facts]), mandate);
}
