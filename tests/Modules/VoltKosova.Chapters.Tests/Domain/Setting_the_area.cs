using Shouldly;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;

namespace VoltKosova.Chapters.Tests.Domain;

public sealed class Setting_the_area
{
    [Fact]
    public void replaces_what_the_chapter_held()
    {
        var wider = ChapterArea.Of(["prishtine", "obiliq"], [], []);
        ChapterDecider.Instance
            .Given(PrishtinaFounded, AreaChanged)
            .When(new ChapterCommand.SetArea(wider, Agim, Now))
            .Then(new ChapterEvent.AreaChanged(Prishtina, wider, Agim, Now));
    }

    [Fact]
    public void to_what_it_is_changes_nothing() => ChapterDecider.Instance
        .Given(PrishtinaFounded, AreaChanged)
        .When(new ChapterCommand.SetArea(Area, Agim, Now.AddDays(1)))
        .ThenNothing();

    [Fact]
    public void needs_a_chapter() => ChapterDecider.Instance
        .Given()
        .When(new ChapterCommand.SetArea(Area, Agim, Now))
        .ThenRejected(new NoSuchChapter());

    [Fact]
    public void takes_the_places_in_any_order_and_each_once()
    {
        var area = ChapterArea.Of(
            ["prizren", "prishtine", "prizren"], ["XK", "AL", "XK"], [Locality.Of("DE", "Köln"), Locality.Of("DE", "Aachen")]);

        area.ShouldBe(ChapterArea.Of(["prishtine", "prizren"], ["AL", "XK"], [Locality.Of("DE", "Aachen"), Locality.Of("DE", "Köln")]));
        area.GetHashCode().ShouldBe(ChapterArea.Of(["prishtine", "prizren"], ["AL", "XK"], [.. area.Localities]).GetHashCode());
    }

    [Fact]
    public void takes_two_spellings_of_a_town_as_one() => ChapterArea
        .Of([], [], [Locality.Of("DE", "München"), Locality.Of("DE", "MUNCHEN"), Locality.Of("AT", "Munchen")])
        .Localities.ShouldBe([new Locality("AT", "Munchen", "munchen"), new Locality("DE", "München", "munchen")]);

    [Fact]
    public void names_every_place_in_a_way_that_is_stored() => Area.Keys().ShouldBe(
        ["municipality:prishtine", "country:DE", "locality:AT:wien", "locality:DE:munchen"]);
}
