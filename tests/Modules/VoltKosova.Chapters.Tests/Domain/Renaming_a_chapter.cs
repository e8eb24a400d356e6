using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;

namespace VoltKosova.Chapters.Tests.Domain;

public sealed class Renaming_a_chapter
{
    [Fact]
    public void gives_it_another_name() => ChapterDecider.Instance
        .Given(PrishtinaFounded)
        .When(new ChapterCommand.Rename(Renamed.Name, Renamed.Names, Agim, Now))
        .Then(Renamed);

    [Fact]
    public void to_what_it_is_called_changes_nothing() => ChapterDecider.Instance
        .Given(PrishtinaFounded)
        .When(new ChapterCommand.Rename(PrishtinaFounded.Name, PrishtinaFounded.Names, Agim, Now.AddDays(1)))
        .ThenNothing();

    [Fact]
    public void needs_a_chapter() => ChapterDecider.Instance
        .Given()
        .When(new ChapterCommand.Rename(Renamed.Name, Renamed.Names, Agim, Now))
        .ThenRejected(new NoSuchChapter());
}
