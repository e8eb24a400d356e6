using System.Net;
using System.Text;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>People have one name or five, long ones, in any script, and copy signs along that nobody sees.</summary>
public sealed class Applying_with_any_name(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Me = "/api/v1/membership/me";
    private const string Unseen = "\u200B\u200D\uFEFF";

    private static readonly string _longest = new('Ë', 200);

    public static TheoryData<string, string?, string?, string> Names => new()
    {
        { "one", "Teuta", null, "Përshëndetje Teuta," },
        { "family", null, "Hoxha", "Përshëndetje," },
        { "blank", "  ", "Hoxha", "Përshëndetje," },
        { "unseen", Unseen, "Hoxha", "Përshëndetje," },
        { "longest", _longest, _longest, $"Përshëndetje {_longest}," },
        { "arabic", "محمد", "عبد الله", "Përshëndetje محمد," },
        { "hebrew", "שרה", "כהן", "Përshëndetje שרה," },
        { "emoji", "Ana 🌻", "👩🏽‍🚀", "Përshëndetje Ana 🌻," },
        { "inside", "Ar\u200Bbër", "Kras\u00ADniqi", "Përshëndetje Arbër," },
        { "cyrillic", "Ђорђе", "Жунић-Љубичић", "Përshëndetje Ђорђе," },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task goes_from_the_form_to_the_card_as_it_was_typed(string email, string? given, string? family, string greeting)
    {
        var chapter = host.ChapterIn("gjakove");
        var (officer, address) = (host.OfficerOf(chapter), $"name-{email}@example.org");
        var applied = await host.Public.Post(Applications, Named(address, given, family));
        applied.Status.ShouldBe(HttpStatusCode.Accepted, applied.Body.ToJsonString());
        var application = Guid.Parse((await host.OfAddress(address)).ShouldHaveSingleItem());
        await host.WhenQuiet();
        (await host.Public.Get(host.LinkOf(application))).Status.ShouldBe(HttpStatusCode.OK);
        (await host.Public.Post(host.LinkOf(application))).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.Get($"{Applications}/{application}")).Status.ShouldBe(HttpStatusCode.OK);

        var member = (await officer.Post($"{Applications}/{application}/admission", null, 3)).Id("member_id");
        await host.WhenQuiet();

        var card = (await officer.Get($"{Members}/{member}")).Body;
        var shown = string.Join(' ', ((string?[])[card["given_name"]?.Text(), card["family_name"]?.Text()]).OfType<string>());
        shown.ShouldBe(string.Join(' ', ((string?[])[Shown(given), Shown(family)]).OfType<string>()));
        (await officer.Get(Members)).Body["items"]!.AsArray().ShouldContain(one => one!["id"]!.GetValue<Guid>() == member);
        var file = Encoding.UTF8.GetString(await officer.GetByteArrayAsync($"{Members}?format=csv"));
        file.ShouldContain((Shown(given) ?? Shown(family))!);
        (await host.MailsTo(address)).Where(mail => mail.Key != "confirm_email").Select(mail => mail.Value.Split('\n')[0])
            .ShouldBe([greeting, greeting], "the acknowledgement and the welcome");

        var own = host.As(new TestAccount() { PersonId = card["person_id"]!.GetValue<Guid>() });
        var issued = await own.Post($"{Me}/memberships/{member}/card");
        PdfReading.Text(await own.GetByteArrayAsync(issued.Location)).ShouldContain(card["number"].Text());
    }

    [Theory]
    [InlineData("sq", "Shkruani emrin.")]
    [InlineData("sr", "Upišite ime.")]
    [InlineData("en", "Write your name.")]
    public async Task needs_one_that_can_be_seen(string language, string reason)
    {
        foreach (var (given, family) in ((string?, string?)[])[(null, null), (" ", ""), (Unseen, "\u00A0"), ("\u0301", "…")])
        {
            var refused = await host.Public.Post(
                Applications, Named($"nobody-{language}@example.org", given, family), ("Accept-Language", language));

            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            refused.Errors.ShouldBe([("#/given_name", "name-needed")]);
            refused.Body["errors"]![0]!["detail"].Text().ShouldBe(reason);
        }

        (await host.OfAddress($"nobody-{language}@example.org")).ShouldBeEmpty();
    }

    [Fact]
    public async Task has_at_most_200_signs_in_each_part()
    {
        var refused = await host.Public.Post(Applications, Named("too-long@example.org", _longest + "Ë", _longest + "Ë"));

        refused.Errors.ShouldBe(
            [("#/given_name", "maximum-length"), ("#/family_name", "maximum-length")], ignoreOrder: true);
    }

    // What cannot be seen is no part of a name; what can is kept as it was typed.
    private static string? Shown(string? part) => part is null or Unseen || part.Trim().Length == 0 ? null : part;

    private static string Named(string email, string? given, string? family)
    {
        var form = System.Text.Json.JsonSerializer.SerializeToNode(Form(email, "gjakove"), Web.ApiJson.Options)!.AsObject();
        (form["given_name"], form["family_name"]) = (given, family);
        foreach (var absent in form.Where(field => field.Value is null).Select(field => field.Key).ToList())
            form.Remove(absent);
        return form.ToJsonString();
    }
}
