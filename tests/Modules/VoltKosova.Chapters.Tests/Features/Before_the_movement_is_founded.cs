using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Features.ChaptersHost;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class Before_the_movement_is_founded : IAsyncLifetime
{
    private static readonly object _movement = Form(null, "movement", "Volt Kosova");

    private readonly ChaptersHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task no_chapter_holds_anything() => (await _host.LowestHolding("XK", "prishtine", null)).ShouldBeNull();

    [Fact]
    public async Task a_chapter_below_nothing_is_refused()
    {
        var refused = await _host.Administrator.Post(Register, Form(null, "local", "Volt Prishtina"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("parent-needed");
    }

    [Fact]
    public async Task only_the_whole_movement_may_found_it()
    {
        var refused = await _host.As(new Grant(Role.Administrator, Facts.Prishtina)).Post(Register, _movement);

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Code.ShouldBe("chapter-out-of-scope");
    }

    [Fact]
    public async Task it_is_founded_and_can_be_read_by_everybody()
    {
        var founded = await _host.Administrator.Post(Register, _movement);

        founded.Status.ShouldBe(HttpStatusCode.Created);
        founded.Version.ShouldBe(1);
        var id = founded.Id("chapter_id");
        founded.Location.ShouldBe($"{Register}/{id}");
        (await _host.Log("chapters", id)).ShouldBe(["chapters.chapter-founded.v1"]);
        var read = await _host.Public.Get(founded.Location!);
        read.Status.ShouldBe(HttpStatusCode.OK);
        read.Version.ShouldBe(1);
        read.Body["level"]!.GetValue<string>().ShouldBe("movement");
        read.Body["parent_id"].ShouldBeNull();
        (await _host.LowestHolding("NO", null, "Oslo")).ShouldBe(id);
    }

    [Fact]
    public async Task it_is_founded_once_however_many_try_at_the_same_time()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _host.Administrator.Post(Register, _movement)));

        replies.Count(reply => reply.Status == HttpStatusCode.Created).ShouldBe(1);
        replies.Where(reply => reply.Status != HttpStatusCode.Created)
            .ShouldAllBe(reply => reply.Status == HttpStatusCode.Conflict && reply.Code == "movement-already-founded");
    }
}
