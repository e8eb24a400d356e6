using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Features.ChaptersHost;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class Giving_a_chapter_its_area(Tree tree) : IClassFixture<Tree>
{
    [Fact]
    public async Task takes_places_and_gives_others_back()
    {
        var chapter = await tree.Host.Found(tree.Kosovo, "local", "Volt Dukagjini");
        await tree.Host.Hold(chapter, Area(["peje", "istog"]));

        var changed = await tree.Host.Administrator.Put($"{Register}/{chapter}/area", Area(["peje", "decan"]), version: 2);

        changed.Status.ShouldBe(HttpStatusCode.NoContent);
        changed.Version.ShouldBe(3);
        (await tree.Host.LowestHolding("XK", "peje", null)).ShouldBe(chapter);
        (await tree.Host.LowestHolding("XK", "decan", null)).ShouldBe(chapter);
        (await tree.Host.LowestHolding("XK", "istog", null)).ShouldBe(tree.Kosovo);
        (await tree.Host.Log("chapters", chapter)).ShouldBe(
            ["chapters.chapter-founded.v1", "chapters.chapter-area-changed.v1", "chapters.chapter-area-changed.v1"]);
    }

    [Theory]
    [InlineData("prishtine", null, null, "municipality:prishtine")]
    [InlineData(null, "DE", null, "country:DE")]
    [InlineData(null, null, "BERLIN", "locality:DE:berlin")]
    public async Task is_refused_when_another_chapter_holds_a_place(string? municipality, string? country, string? town, string place)
    {
        var chapter = await tree.Host.Found(tree.Movement, "local", "Volt Gjilan");
        var wanted = Area(
            municipality is null ? ["novoberde"] : ["novoberde", municipality],
            country is null ? [] : [country],
            town is null ? [] : [("DE", town)]);

        var refused = await tree.Host.Administrator.Send(
            HttpMethod.Put, $"{Register}/{chapter}/area", wanted, ("If-Match", "\"1\""), ("Accept-Language", "en"));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldBe("area-taken");
        refused.Body["detail"]!.GetValue<string>().ShouldBe($"This place belongs to another chapter already: {place}.");
        (await tree.Host.LowestHolding("XK", "novoberde", null)).ShouldBe(tree.Kosovo);
    }

    [Fact]
    public async Task goes_to_one_chapter_however_many_want_a_place_at_the_same_time()
    {
        var rivals = new List<Guid>();
        for (var rival = 1; rival <= 4; rival++)
            rivals.Add(await tree.Host.Found(tree.Kosovo, "local", $"Volt Prizren {rival}"));

        var replies = await Task.WhenAll(
            rivals.Select(rival => tree.Host.Administrator.Put($"{Register}/{rival}/area", Area(["prizren"]), version: 1)));

        replies.Count(reply => reply.Status == HttpStatusCode.NoContent).ShouldBe(1);
        replies.Count(reply => reply.Code == "area-taken").ShouldBe(3);
        var winner = rivals[Array.FindIndex(replies, reply => reply.Status == HttpStatusCode.NoContent)];
        (await tree.Host.LowestHolding("XK", "prizren", null)).ShouldBe(winner);
    }

    [Fact]
    public async Task changes_nothing_when_it_is_the_same()
    {
        var again = await tree.Host.Administrator.Put($"{Register}/{tree.Prishtina}/area", Area(["prishtine", "prishtine"]), version: 2);

        again.Status.ShouldBe(HttpStatusCode.NoContent);
        again.Version.ShouldBe(2);
    }

    [Fact]
    public async Task needs_the_version_that_was_read()
    {
        var path = $"{Register}/{tree.Prishtina}/area";
        var administrator = tree.Host.Administrator;

        (await administrator.Put(path, Area(["prishtine", "obiliq"]), version: 1)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await administrator.Send(HttpMethod.Put, path, Area())).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
    }

    [Fact]
    public async Task is_refused_for_a_chapter_of_others()
    {
        var others = tree.Host.As(new Grant(Role.Administrator, tree.Germany));

        var refused = await others.Put($"{Register}/{tree.Prishtina}/area", Area(), version: 2);

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Code.ShouldBe("chapter-out-of-scope");
    }

    [Fact]
    public async Task needs_a_chapter()
    {
        var refused = await tree.Host.Administrator.Put($"{Register}/{Guid.Empty}/area", Area(), version: 1);

        refused.Status.ShouldBe(HttpStatusCode.NotFound);
        refused.Code.ShouldBe("no-such-chapter");
    }

    [Fact]
    public async Task takes_known_places_only_and_points_at_the_others()
    {
        var refused = await tree.Host.Administrator.Put(
            $"{Register}/{tree.Prishtina}/area",
            """
            {"municipalities": ["prishtine", "mitrovice", null], "countries": ["de"],
             "localities": [{"country": "DE", "name": "Bonn"}, {"country": "XK", "name": "Pejë"}, {"country": "DE", "name": "-"}, null]}
            """,
            version: 2);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe(
        [
            ("#/municipalities/1", "municipality-unknown"),
            ("#/municipalities/2", "municipality-unknown"),
            ("#/countries/0", "country-unknown"),
            ("#/localities/1", "locality-only-abroad"),
            ("#/localities/2", "locality-needed"),
            ("#/localities/3", "not-null"),
        ], ignoreOrder: true);
    }
}
