using System.Net;
using System.Text.Json;
using Shouldly;
using VoltKosova.Testing;
using VoltKosova.Web;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>A chapter whose members write their names in their own ways, and another one with a namesake.</summary>
public sealed class Searching_members(MembershipHost host) : IClassFixture<MembershipHost>, IAsyncLifetime
{
    private static readonly (string Given, string Family)[] _people =
        [("Gëzim", "Çelaj-Hoxha"), ("Драгана", "Ђорђевић"), ("Shpresë", "O’Neil"), ("Đorđe", "Gjezimi")];

    private HttpClient _officer = null!;

    public async ValueTask InitializeAsync()
    {
        if (!host.Chapters.Areas.ContainsKey("kline"))
        {
            var chapter = host.ChapterIn("kline");
            for (var at = 0; at < _people.Length; at++)
                await Join(_people[at].Given, _people[at].Family, $"searched{at}@example.org", "kline", chapter);
            await Join("Gezim", "Celaj", "namesake@example.org", "vushtrri", host.ChapterIn("vushtrri"));
        }

        _officer = host.OfficerOf(host.Chapters.Areas["kline"]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("name", "gezim", "Gëzim")]
    [InlineData("name", "HOXHA gezim", "Gëzim")]
    [InlineData("name", "celaj", "Gëzim")]
    [InlineData("family_name", "hoxh", "Gëzim")]
    [InlineData("name", "dordevic", "Драгана")]
    [InlineData("name", "Djordje", "Драгана", "Đorđe")]
    [InlineData("given_name", "djordje", "Đorđe")]
    [InlineData("name", "oneil shprese", "Shpresë")]
    [InlineData("name", "e", "Gëzim", "Драгана", "Shpresë", "Đorđe")]
    [InlineData("name", "gezim hoti")]
    public async Task finds_names_without_the_signs_that_people_leave_out(string field, string words, params string[] given)
    {
        var found = await Found($"filter[{field}][contains]={Uri.EscapeDataString(words)}");

        found.ShouldBe(given, ignoreOrder: true);
    }

    [Fact]
    public async Task finds_a_beginning_too() =>
        (await Found("filter[family_name][like]=cel*")).ShouldBe(["Gëzim"]);

    [Fact]
    public async Task counts_and_pages_what_it_finds()
    {
        var first = (await _officer.Get($"{Members}?count=true&limit=1&filter[name][contains]=dord")).Body;
        var second = (await _officer.Get(first["next"].Text())).Body;

        first["total"]!["count"].Int().ShouldBe(2);
        new[] { first, second }.Select(page => page["items"]!.AsArray().Single()!["given_name"].Text())
            .ShouldBe(["Драгана", "Đorđe"], ignoreOrder: true);
        second["next"].ShouldBeNull();
    }

    private async Task Join(string given, string family, string email, string municipality, Guid chapter)
    {
        var form = JsonSerializer.SerializeToNode(Form(email, municipality), ApiJson.Options)!;
        (form["given_name"], form["family_name"]) = (given, family);
        (await host.Public.Post(Applications, form)).Status.ShouldBe(HttpStatusCode.Accepted);
        var application = Guid.Parse((await host.OfAddress(email)).Single());
        (await host.Public.Post(host.LinkOf(application))).Status.ShouldBe(HttpStatusCode.OK);
        await host.WhenQuiet();
        (await host.OfficerOf(chapter).Post($"{Applications}/{application}/admission", null, 3)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<IReadOnlyList<string>> Found(string query)
    {
        var page = await _officer.Get($"{Members}?{query}");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Body.ToJsonString());
        return [.. page.Body["items"]!.AsArray().Select(member => member!["given_name"].Text())];
    }
}
