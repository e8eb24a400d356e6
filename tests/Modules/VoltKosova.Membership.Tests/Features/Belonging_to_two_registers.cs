using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Belonging_to_two_registers(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Me = "/api/v1/membership/me";

    [Fact]
    public async Task begins_on_the_day_on_which_the_party_takes_members()
    {
        (await PartyStory.Apply(host, "party.early@example.org", "gjilan")).Code.ShouldBe("no-such-legal-entity");
        await PartyStory.Found(host);
        var chapter = host.ChapterIn("gjilan");
        var (ngo, person) = await host.Admitted(chapter, "both@example.org", "gjilan");

        var officer = host.OfficerOf(chapter);
        var party = await PartyStory.Joins(host, "both@example.org", "gjilan", officer);

        var (one, other) = ((await officer.Get($"{Members}/{ngo}")).Body, (await officer.Get($"{Members}/{party}")).Body);
        (one["legal_entity"].Text(), other["legal_entity"].Text()).ShouldBe(("ngo", "party"));
        other["person_id"]!.GetValue<Guid>().ShouldBe(person);
        other["provisional_until"].Text().ShouldBe("2026-05-31");
        (await officer.Get($"{Members}?filter[legal_entity][eq]=party")).Body["items"]!.AsArray().ShouldHaveSingleItem();
        var member = host.As(new TestAccount() { PersonId = person });
        (await member.Get($"{Me}/memberships")).Body["items"]!.AsArray().Count.ShouldBe(2);
        (await member.Get($"{Me}/voting-rights")).Body["memberships"]!.AsArray().Count.ShouldBe(2);

        await OneCanBeLeftAlone(member, officer, ngo, party);
        (await member.Post($"{Me}/resignation")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await member.Get($"{Me}/memberships")).Body["items"]!.AsArray()
            .ShouldAllBe(card => card!["ended_for"]!.GetValue<string>() == "resigned");
        await AnAddressThatAnOfficerTypedJoinsNobody(chapter, officer);
    }

    private async Task OneCanBeLeftAlone(HttpClient member, HttpClient officer, Guid ngo, Guid party)
    {
        (await host.As(new TestAccount() { PersonId = Guid.NewGuid() }).Post($"{Me}/memberships/{party}/resignation")).Code
            .ShouldBe("no-such-member");
        (await member.Post($"{Me}/memberships/{Guid.NewGuid()}/resignation")).Status.ShouldBe(HttpStatusCode.NotFound);

        (await member.Post($"{Me}/memberships/{party}/resignation")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await member.Post($"{Me}/memberships/{party}/resignation")).Version.ShouldBe(2, "it has ended already");

        (await officer.Get($"{Members}/{party}")).Body["ended_for"].Text().ShouldBe("resigned");
        (await officer.Get($"{Members}/{ngo}")).Body["ended_on"].ShouldBeNull("the other register goes on");
        (await member.Get(Me)).Id("id").ShouldBe(ngo);
        await PartyStory.Apply(host, "both@example.org", "gjilan");
    }

    private async Task AnAddressThatAnOfficerTypedJoinsNobody(Guid chapter, HttpClient officer)
    {
        var (member, person) = await host.Admitted(chapter, "mistyped@example.org", "gjilan");
        object mistake = new { Email = "somebody.else@example.org", Note = "Heard on the phone" };
        (await officer.Put($"{Members}/{member}/details", mistake, 1)).Version.ShouldBe(2);

        var party = await PartyStory.Joins(host, "somebody.else@example.org", "gjilan", officer);

        (await officer.Get($"{Members}/{party}")).Id("person_id").ShouldNotBe(person);
    }
}
