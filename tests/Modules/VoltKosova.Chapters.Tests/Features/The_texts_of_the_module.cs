using Shouldly;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Places;
using VoltKosova.Web.Problems;
using Xunit;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class The_texts_of_the_module
{
    [Fact]
    public void say_every_no_in_every_language()
    {
        ProblemTexts.RejectionCodes(typeof(Chapter).Assembly).Count().ShouldBeGreaterThan(20);
        ProblemTexts.Missing(typeof(Chapter).Assembly, typeof(ChaptersModule).Assembly).ShouldBeEmpty();
        ProblemTexts.Missing(typeof(Gazetteer).Assembly, typeof(Gazetteer).Assembly).ShouldBeEmpty();
    }
}
