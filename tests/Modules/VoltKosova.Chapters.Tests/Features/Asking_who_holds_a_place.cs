using Shouldly;
using VoltKosova.Chapters.Contracts;
using Xunit;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class Asking_who_holds_a_place(Tree tree) : IClassFixture<Tree>
{
    [Fact]
    public async Task in_Prishtina_finds_its_chapter() => (await tree.Host.LowestHolding("XK", "prishtine", null)).ShouldBe(tree.Prishtina);

    [Fact]
    public async Task in_a_municipality_without_a_chapter_finds_the_chapter_of_Kosovo() =>
        (await tree.Host.LowestHolding("XK", "mitrovice-e-jugut", null)).ShouldBe(tree.Kosovo);

    [Theory]
    [InlineData("Berlin")]
    [InlineData(" berlin ")]
    [InlineData("BERLIN")]
    public async Task in_Berlin_finds_its_chapter_however_it_is_written(string town) =>
        (await tree.Host.LowestHolding("DE", null, town)).ShouldBe(tree.Berlin);

    [Fact]
    public async Task in_Hamburg_finds_the_chapter_of_Germany() =>
        (await tree.Host.LowestHolding("DE", null, "Hamburg")).ShouldBe(tree.Germany);

    [Theory]
    [InlineData("NO", "Oslo")]
    [InlineData("CH", "Berlin")]
    public async Task that_no_chapter_holds_finds_the_movement(string country, string town) =>
        (await tree.Host.LowestHolding(country, null, town)).ShouldBe(tree.Movement);

    [Fact]
    public async Task also_tells_what_its_people_call_the_chapter()
    {
        Task<string?> NameOf(Guid chapter) =>
            tree.Host.With<IChapterTerritories, string?>(territories => territories.NameOf(chapter, CancellationToken.None));

        (await NameOf(tree.Prishtina)).ShouldBe("Volt Prishtina");
        (await NameOf(Guid.Empty)).ShouldBeNull();
    }
}
