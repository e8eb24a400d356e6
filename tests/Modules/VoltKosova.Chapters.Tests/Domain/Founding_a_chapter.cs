using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;

namespace VoltKosova.Chapters.Tests.Domain;

public sealed class Founding_a_chapter
{
    [Fact]
    public void without_a_parent_founds_the_movement() => ChapterDecider.Instance
        .Given()
        .When(new ChapterCommand.Found(MovementFounded, ParentLevel: null))
        .Then(MovementFounded);

    [Theory]
    [InlineData("National")]
    [InlineData("Diaspora")]
    [InlineData("Local")]
    public void of_any_other_level_needs_a_parent(string level) => ChapterDecider.Instance
        .Given()
        .When(new ChapterCommand.Found(PrishtinaFounded with { Level = Enum.Parse<ChapterLevel>(level) }, ParentLevel: null))
        .ThenRejected(new ParentNeeded());

    [Theory]
    [InlineData("National", "Movement")]
    [InlineData("Diaspora", "Movement")]
    [InlineData("Local", "Movement")]
    [InlineData("Local", "National")]
    [InlineData("Local", "Diaspora")]
    public void is_done_below_a_higher_level(string level, string parent)
    {
        var founding = PrishtinaFounded with { Level = Enum.Parse<ChapterLevel>(level) };
        ChapterDecider.Instance.Given().When(new ChapterCommand.Found(founding, Enum.Parse<ChapterLevel>(parent))).Then(founding);
    }

    [Theory]
    [InlineData("Movement", "Movement")]
    [InlineData("Movement", "National")]
    [InlineData("National", "National")]
    [InlineData("National", "Diaspora")]
    [InlineData("Diaspora", "National")]
    [InlineData("Diaspora", "Local")]
    [InlineData("Local", "Local")]
    public void is_refused_below_its_own_or_a_lower_level(string level, string parent) => ChapterDecider.Instance
        .Given()
        .When(new ChapterCommand.Found(PrishtinaFounded with { Level = Enum.Parse<ChapterLevel>(level) }, Enum.Parse<ChapterLevel>(parent)))
        .ThenRejected(new LevelNotBelowParent());
}
