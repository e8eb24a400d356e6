using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.OwnArea;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Wishing_for_another_chapter
{
    [Fact]
    public void is_asked_once_and_not_for_the_chapter_that_one_is_in()
    {
        ChapterWishEvent.Decider.Given().When(WishAsked).Then(WishAsked);
        ChapterWishEvent.Decider.Given().When(WishAsked with { To = WishAsked.From }).ThenRejected(new AlreadyInChapter());
    }

    [Fact]
    public void is_decided_once()
    {
        ChapterWishEvent.Decider.Given(WishAsked).When(WishGranted).Then(WishGranted);
        ChapterWishEvent.Decider.Given(WishAsked).When(WishRefused).Then(WishRefused);
        ChapterWishEvent.Decider.Given(WishAsked, WishRefused).When(WishGranted).ThenRejected(new ChapterWishIsClosed());
        ChapterWishEvent.Decider.Given().When(WishGranted).ThenRejected(new NoSuchChapterWish());
    }

    [Fact]
    public void is_taken_back_while_nobody_has_decided()
    {
        ChapterWishEvent.Decider.Given(WishAsked).When(WishWithdrawn).Then(WishWithdrawn);
        ChapterWishEvent.Decider.Given(WishAsked, WishGranted).When(WishWithdrawn).ThenRejected(new ChapterWishIsClosed());
    }

    [Fact]
    public void leaves_no_row_of_whom_nobody_may_tell_any_more()
    {
        ChapterWishEvent.Decider.Given(WishAsked).When(WishForgotten).Then(WishForgotten);
        ChapterWishEvent.Decider.Given(WishAsked, WishForgotten).When(WishGranted).ThenRejected(new NoSuchChapterWish());
        ChapterWishRow.Projection.Shows([WishAsked, WishForgotten], null);
    }

    [Fact]
    public void shows_why_it_was_refused() => ChapterWishRow.Projection.Shows(
        [WishAsked, WishRefused],
        new ChapterWishRow(
            WishAsked.WishId, WishAsked.MemberId, WishAsked.From, WishAsked.To, ChapterWishState.Refused, WishAsked.Reason, WishAsked.At)
        {
            RefusedFor = WishRefused.Reason,
        });
}
