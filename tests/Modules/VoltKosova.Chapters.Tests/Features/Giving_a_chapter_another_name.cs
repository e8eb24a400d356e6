using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Features.ChaptersHost;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class Giving_a_chapter_another_name(Tree tree) : IClassFixture<Tree>
{
    private static readonly object _name = new
    {
        Name = "Volt Ferizaji",
        Names = new { Sq = "Volt Ferizaji", Sr = "Volt Uroševac", En = "Volt Ferizaj" },
    };

    [Fact]
    public async Task shows_at_once_and_keeps_everything_else()
    {
        var chapter = await tree.Host.Found(tree.Kosovo, "local", "Volt Ferizaj");
        await tree.Host.Hold(chapter, Area(["ferizaj"]));

        var named = await tree.Host.Administrator.Put($"{Register}/{chapter}/name", _name, version: 2);

        named.Status.ShouldBe(HttpStatusCode.NoContent);
        named.Version.ShouldBe(3);
        var read = await tree.Host.Public.Get($"{Register}/{chapter}");
        read.Version.ShouldBe(3);
        read.Body["names"]!["sr"]!.GetValue<string>().ShouldBe("Volt Uroševac");
        read.Body["area"]!["municipalities"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task is_refused_for_a_chapter_of_others()
    {
        var others = tree.Host.As(new Grant(Role.Administrator, tree.Germany));

        (await others.Put($"{Register}/{tree.Prishtina}/name", _name, version: 2)).Code.ShouldBe("chapter-out-of-scope");
    }

    [Fact]
    public async Task needs_a_chapter() =>
        (await tree.Host.Administrator.Put($"{Register}/{Guid.Empty}/name", _name, version: 1)).Code.ShouldBe("no-such-chapter");

    [Fact]
    public async Task needs_the_version_that_was_read()
    {
        var refused = await tree.Host.Administrator.Put($"{Register}/{tree.Berlin}/name", _name, version: 1);

        refused.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }
}
