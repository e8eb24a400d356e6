using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Features.ChaptersHost;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class Founding_below_a_chapter(Tree tree) : IClassFixture<Tree>
{
    [Fact]
    public async Task is_done_by_an_administrator_of_a_chapter_above()
    {
        var administrator = tree.Host.As(new Grant(Role.Administrator, tree.Kosovo));

        var founded = await administrator.Post(Register, Form(tree.Kosovo, "local", "  Volt Pejë "));

        founded.Status.ShouldBe(HttpStatusCode.Created);
        (await tree.Host.Public.Get(founded.Location!)).Body["name"]!.GetValue<string>().ShouldBe("Volt Pejë");
    }

    [Fact]
    public async Task is_refused_below_a_chapter_of_others()
    {
        var others = tree.Host.As(new Grant(Role.Administrator, tree.Germany));

        var refused = await others.Post(Register, Form(tree.Kosovo, "local", "Volt Peja"));

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Code.ShouldBe("chapter-out-of-scope");
    }

    [Fact]
    public async Task is_not_for_the_board_of_a_chapter()
    {
        var refused = await tree.Host.As(new Grant(Role.ChapterBoard, tree.Kosovo)).Post(Register, Form(tree.Kosovo, "local", "Volt Peja"));

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Code.ShouldBe("right-missing");
    }

    [Fact]
    public async Task is_not_for_the_public() =>
        (await tree.Host.Public.Post(Register, Form(tree.Kosovo, "local", "Volt Peja"))).Status.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task needs_the_chapter_above_to_exist()
    {
        var refused = await tree.Host.Administrator.Post(Register, Form(Guid.Empty, "local", "Volt Peja"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("parent-unknown");
    }

    [Fact]
    public async Task needs_the_chapter_above_to_be_of_a_higher_level()
    {
        var refused = await tree.Host.Administrator.Post(Register, Form(tree.Prishtina, "local", "Volt Dardania"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("level-not-below-parent");
    }

    [Fact]
    public async Task needs_a_name_in_every_language()
    {
        var refused = await tree.Host.Administrator.Post(
            Register,
            new { ParentId = tree.Kosovo, Level = "local", Name = "", Names = new { Sq = "Volt Peja", Sr = " ", En = "Volt Peja" } });

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe([("#/name", "not-empty"), ("#/names/sr", "not-empty")]);
    }

    [Fact]
    public async Task happens_once_for_one_Idempotency_Key()
    {
        var administrator = tree.Host.Administrator;
        Task<Reply> Post() =>
            administrator.Post(Register, Form(tree.Germany, "local", "Volt Kosova Köln"), ("Idempotency-Key", "cologne"));
        var first = await Post();

        (await Post()).Id("chapter_id").ShouldBe(first.Id("chapter_id"));
    }
}
