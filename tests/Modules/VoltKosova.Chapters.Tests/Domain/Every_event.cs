using Shouldly;
using VoltKosova.Chapters.Domain.Chapters;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;

namespace VoltKosova.Chapters.Tests.Domain;

public sealed class Every_event
{
    private static readonly ChapterEvent[] _all = [PrishtinaFounded, Renamed, AreaChanged];

    [Fact]
    public void is_understood_by_evolve()
    {
        _all.Select(fact => fact.GetType()).ShouldBe(typeof(ChapterEvent).GetNestedTypes(), ignoreOrder: true);
        _all.ShouldAllBe(fact => Chapter.Evolve(Before(fact), fact) != Before(fact));
    }

    private static Chapter Before(ChapterEvent fact) =>
        fact is ChapterEvent.Founded ? Chapter.Initial : Chapter.Evolve(Chapter.Initial, PrishtinaFounded);
}
