using Shouldly;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Chapters.Publishing;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;
using static VoltKosova.Chapters.Tests.PostFacts;

namespace VoltKosova.Chapters.Tests.Publishing;

public sealed class Telling_others
{
    [Fact]
    public void says_that_the_movement_was_founded() => ChaptersPublisher.Instance.Publish(MovementFounded).ShouldBe(
        ("chapters.chapter-founded.v1", new ChapterFounded(Movement, null, "movement")));

    [Fact]
    public void says_that_a_chapter_was_founded_and_not_by_whom() => ChaptersPublisher.Instance.Publish(PrishtinaFounded).ShouldBe(
        ("chapters.chapter-founded.v1", new ChapterFounded(Prishtina, Movement, "local")));

    [Fact]
    public void says_what_a_chapter_holds_with_towns_as_they_are_compared()
    {
        var (name, body) = ChaptersPublisher.Instance.Publish(AreaChanged)!.Value;

        name.ShouldBe("chapters.chapter-area-changed.v1");
        var changed = body.ShouldBeOfType<ChapterAreaChanged>();
        changed.ChapterId.ShouldBe(Prishtina);
        changed.Municipalities.ShouldBe(["prishtine"]);
        changed.Countries.ShouldBe(["DE"]);
        changed.Localities.ShouldBe(["AT:wien", "DE:munchen"]);
    }

    [Fact]
    public void says_who_holds_a_seat_by_id_and_neither_name_nor_gender()
    {
        ChaptersPublisher.Instance.Publish(ArtaBegan).ShouldBe((
            "chapters.mandate-began.v1",
            new MandateBegan(First, PostId, Prishtina, "co_leads", 1, Arta, Today, new DateOnly(2028, 3, 1), "elected")));
        ChaptersPublisher.Instance.Publish(ArtaResigned).ShouldBe((
            "chapters.mandate-ended.v1",
            new MandateEnded(
                First, PostId, Prishtina, "co_leads", 1, Arta, "resigned", ArtaResigned.EndedOn, ArtaResigned.FillBy)));
    }

    [Fact]
    public void keeps_the_rest_to_itself()
    {
        foreach (var fact in (object[])[Renamed, Established, RulesChanged, ArtaKnown, ArtaLost, ArtasOffice, ArtaLeft, ArtaBarred])
            ChaptersPublisher.Instance.Publish(fact).ShouldBeNull(fact.GetType().Name);
    }
}
