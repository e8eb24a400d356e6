using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Membership.OwnArea;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Having_a_card(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Me = "/api/v1/membership/me";

    [Fact]
    public async Task shows_the_member_and_a_code_that_says_valid_and_nothing_else()
    {
        var (member, own) = await Member("card@example.org", "decan");
        (await own.Get($"{Me}/memberships/{member}/card")).Code.ShouldBe("no-such-card");

        var issued = await own.Post($"{Me}/memberships/{member}/card");
        issued.Status.ShouldBe(HttpStatusCode.Created);
        var text = PdfReading.Text(await own.GetByteArrayAsync(issued.Location));
        var number = (await own.Get(Me)).Body["number"].Text();
        text.ShouldContain("Arbër Krasniqi");
        text.ShouldContain(number);

        var verified = await host.Public.Get(await CodeOf(member));
        verified.Body.ToJsonString().ShouldBe("""{"valid":true}""");
        (await CodeOf(member)).ShouldNotContain(number);
    }

    [Fact]
    public async Task holds_until_it_is_lost_replaced_or_the_membership_is_over()
    {
        var (member, own) = await Member("cards@example.org", "rahovec");
        var path = $"{Me}/memberships/{member}/card";
        await own.Post(path);
        var first = await CodeOf(member);
        await own.Post(path);
        var second = await CodeOf(member);
        (await Valid(first), await Valid(second)).ShouldBe((false, true));

        (await own.Post($"{path}/revocation")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Valid(second)).ShouldBeFalse();
        (await own.Post($"{path}/revocation")).Code.ShouldBe("no-such-card");
        await own.Post(path);
        var third = await CodeOf(member);
        (await Valid(third)).ShouldBeTrue();
        (await own.Post($"{Me}/resignation")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Valid(third)).ShouldBeFalse();
        (await own.Post(path)).Code.ShouldBe("membership-is-over");
    }

    [Fact]
    public async Task is_nobody_elses_and_no_code_can_be_made_up()
    {
        var (member, own) = await Member("notmine@example.org", "podujeve");
        await own.Post($"{Me}/memberships/{member}/card");
        var code = await CodeOf(member);
        var stranger = host.As(new TestAccount() { PersonId = Guid.NewGuid() });

        (await stranger.Get($"{Me}/memberships/{member}/card")).Code.ShouldBe("no-such-member");
        (await stranger.Post($"{Me}/memberships/{member}/card")).Code.ShouldBe("no-such-member");
        const string cards = "/api/v1/membership/cards";
        foreach (var made in (string[])[code[..^1] + (code[^1] == 'A' ? 'B' : 'A'), $"{cards}/x", $"{cards}/{member}"])
            (await host.Public.Get(made)).Body.ToJsonString().ShouldBe("""{"valid":false}""");
    }

    private async Task<(Guid Member, HttpClient Own)> Member(string email, string municipality)
    {
        var (member, person) = await host.Admitted(host.ChapterIn(municipality), email, municipality);
        return (member, host.As(new TestAccount() { PersonId = person }));
    }

    // What the QR code says leads to the host's own address.
    private async Task<string> CodeOf(Guid member)
    {
        var card = (await host.Rows("SELECT data ->> 'card_id' FROM membership.mt_doc_card_of WHERE id = $1", member.ToString())).Single();
        return new Uri(host.Services.GetRequiredService<CardCode>().UrlOf(Guid.Parse(card))).AbsolutePath;
    }

    private async Task<bool> Valid(string code) => (await host.Public.Get(code)).Body["valid"]!.GetValue<bool>();
}
