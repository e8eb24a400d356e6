using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;

namespace VoltKosova.Chapters.Tests.Views;

public sealed class A_chapter
{
    private static readonly ChapterRow _founded = new(
        Prishtina, Movement, ChapterLevel.Local, PrishtinaFounded.Name, PrishtinaFounded.Names, ChapterArea.Nowhere, Now);

    [Fact]
    public void shows_nothing_before_it_was_founded() => ChapterRow.Projection.Shows([], null);

    [Fact]
    public void is_shown_without_an_area_when_it_was_founded() => ChapterRow.Projection.Shows([PrishtinaFounded], _founded);

    [Fact]
    public void is_shown_with_its_newest_name() =>
        ChapterRow.Projection.Shows([PrishtinaFounded, Renamed], _founded with { Name = Renamed.Name, Names = Renamed.Names });

    [Fact]
    public void is_shown_with_its_newest_area() => ChapterRow.Projection.Shows(
        [PrishtinaFounded, AreaChanged with { Area = ChapterArea.Of(["obiliq"], [], []) }, AreaChanged], _founded with { Area = Area });
}
