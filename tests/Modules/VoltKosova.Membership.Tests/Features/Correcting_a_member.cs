using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Correcting_a_member(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Me = "/api/v1/membership/me";

    [Fact]
    public async Task shows_who_corrected_which_detail_and_stores_nothing_readable()
    {
        var chapter = host.ChapterIn("gjilan");
        var (member, person) = await host.Admitted(chapter, "misspelled@example.org", "gjilan");
        var officer = host.OfficerOf(chapter);

        (await Correct(officer, member, 1, new { GivenName = " Njomzushe ", BirthDate = "1999-12-31", Note = "As in the passport" }))
            .Version.ShouldBe(2);
        (await Correct(officer, member, 2, new { GivenName = "Njomzushe", Note = "Again" })).Version.ShouldBe(2, "it is so already");

        var card = (await officer.Get($"{Members}/{member}")).Body;
        (card["given_name"].Text(), card["birth_date"].Text()).ShouldBe(("Njomzushe", "1999-12-31"));
        (await officer.GetStringAsync($"{Members}?filter[id][eq]={member}")).ShouldNotContain("1999-12-31", Case.Insensitive, "on no list");
        var entry = (await officer.Get($"{Members}/{member}/timeline")).Body["entries"]!.AsArray()[^1]!;
        (entry["what"].Text(), entry["source"].Text(), entry["note"].Text()).ShouldBe(
            ("member-details-corrected", "officer", "As in the passport"));
        entry["fields"]!.AsArray().Select(field => field.Text()).ShouldBe(["given_name", "birth_date"]);
        entry.ToJsonString().ShouldNotContain("Njomzushe");
        var own = await host.As(new TestAccount() { PersonId = person }).GetStringAsync($"{Me}/timelines");
        own.ShouldContain("birth_date");
        own.ShouldNotContain("passport");
        (await host.Rows("SELECT data::text FROM membership.mt_events WHERE stream_id = $1::uuid", member.ToString()))
            .ShouldAllBe(fact => !fact.Contains("Njomzushe") && !fact.Contains("1999-12-31") && !fact.Contains("passport"));
    }

    [Fact]
    public async Task is_for_officers_of_the_chapter_who_have_seen_the_newest()
    {
        var chapter = host.ChapterIn("kline");
        var (member, _) = await host.Admitted(chapter, "protected@example.org", "kline");
        object name = new { GivenName = "Liri", Note = "Asked by phone" };

        (await Correct(host.OfficerOf(Guid.NewGuid()), member, 1, name)).Code.ShouldBe("no-such-member");
        (await Correct(host.As(new Grant(Role.ChapterBoard, chapter)), member, 1, name)).Code.ShouldBe("right-missing");
        (await Correct(host.OfficerOf(chapter), member, 7, name)).Code.ShouldBe("version-has-moved-on");
        (await Correct(host.OfficerOf(chapter), member, 1, new { GivenName = "Liri" })).Status
            .ShouldBe(HttpStatusCode.UnprocessableEntity, "without a reason");
        (await Correct(host.OfficerOf(chapter), member, 1, new { GivenName = "", FamilyName = "", Note = "x" })).Code
            .ShouldBe("name-without-letters");
        (await Correct(host.OfficerOf(chapter), member, 1, new { BirthDate = "2026-03-03", Note = "x" })).Code
            .ShouldBe("born-after-the-admission");
        (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Version.ShouldBe(1);
    }

    [Fact]
    public async Task moves_the_claim_of_the_address_and_gives_no_address_to_two()
    {
        var chapter = host.ChapterIn("malisheve");
        var (member, _) = await host.Admitted(chapter, "dead@example.org", "malisheve");
        await host.Admitted(chapter, "claimed@example.org", "malisheve");
        var officer = host.OfficerOf(chapter);

        (await Correct(officer, member, 1, new { Email = "Claimed@Example.org", Note = "x" })).Code.ShouldBe("address-has-an-application");
        (await Correct(officer, member, 1, new { Email = "Alive@Example.org", Note = "Bounced" })).Version.ShouldBe(2);

        var card = (await officer.Get($"{Members}/{member}")).Body;
        (card["email"].Text(), card["email_typed_on"].Text()).ShouldBe(("alive@example.org", "2026-03-02"));
        await host.ApplyAndConfirm("dead@example.org", "malisheve");
        var late = await host.Apply("alive@example.org", "malisheve");
        await host.WhenQuiet();
        (await host.Public.Post(host.LinkOf(late))).Code.ShouldBe("address-has-an-application");

        (await officer.Post($"{Members}/{member}/end", new { Reason = "died", Note = "x" }, 2)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Public.Post(host.LinkOf(late))).Status.ShouldBe(HttpStatusCode.OK, "the address is free with the end");
    }

    [Fact]
    public async Task compares_with_others_by_what_is_known_now()
    {
        var chapter = host.ChapterIn("dragash");
        var officer = host.OfficerOf(chapter);
        var (member, _) = await host.Admitted(chapter, "typo@example.org", "dragash");
        var (other, _) = await host.Admitted(chapter, "right@example.org", "dragash");
        await host.WhenQuiet();
        (await officer.Get($"{Members}/{other}/duplicates")).Body["items"]!.AsArray().ShouldBeEmpty();
        var born = (await BirthDatesOf(other))[0];

        await Correct(officer, member, 1, new { BirthDate = born, Note = "Digits exchanged" });
        await host.WhenQuiet();

        foreach (var (one, found) in new[] { (member, other), (other, member) })
        {
            (await officer.Get($"{Members}/{one}/duplicates")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["member_id"]!
                .GetValue<Guid>().ShouldBe(found);
        }

        (await BirthDatesOf(member)).ShouldBe([born]);
    }

    [Fact]
    public async Task makes_the_vote_one_of_the_corrected_age()
    {
        var chapter = host.ChapterIn("shtime");
        var (member, _) = await host.Admitted(chapter, "young@example.org", "shtime");
        var (officer, asked) = (host.OfficerOf(chapter), $"{Members}/{member}/voting-rights?as_of=2026-09-12");
        (await officer.Get(asked)).Body["can_vote"]!.GetValue<bool>().ShouldBeTrue();

        await Correct(officer, member, 1, new { BirthDate = "2009-01-01", Note = "Certificate of birth" });

        (await officer.Get(asked)).Body["reasons"]!.AsArray().Where(reason => !reason!["met"]!.GetValue<bool>())
            .ShouldHaveSingleItem()!["rule"].Text().ShouldBe("age");
    }

    [Fact]
    public async Task lets_members_say_what_they_are_called_and_read_what_is_known_of_them()
    {
        var chapter = host.ChapterIn("lipjan");
        var (member, person) = await host.Admitted(chapter, "renamed@example.org", "lipjan");
        var own = host.As(new TestAccount() { PersonId = person });

        (await own.Send(HttpMethod.Put, $"{Me}/details", new { FamilyName = "Hoti", Language = "en" })).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await own.Send(HttpMethod.Put, $"{Me}/details", new { GivenName = " ", FamilyName = "." })).Code.ShouldBe("name-without-letters");
        await host.WhenQuiet();

        var mine = (await own.Get($"{Me}/details")).Body;
        (mine["given_name"].Text(), mine["family_name"].Text(), mine["language"].Text()).ShouldBe(("Arbër", "Hoti", "en"));
        (mine["email"].Text(), mine["changed_at"]!["email"].Text()).ShouldBe(("renamed@example.org", "/api/v1/access/me/email-change"));
        var entry = (await host.OfficerOf(chapter).Get($"{Members}/{member}/timeline")).Body["entries"]!.AsArray()[^1]!;
        entry["source"].Text().ShouldBe("member");
        entry["fields"]!.AsArray().Select(field => field.Text()).ShouldBe(["family_name", "language"]);
        host.Accounts.Renamed[person].ShouldBe((Language.En, "Arbër", "Hoti"));
        (await own.GetStringAsync("/api/v1/privacy/me/export")).ShouldContain("Hoti");
        (await host.As(new TestAccount() { PersonId = Guid.NewGuid() }).Send(
            HttpMethod.Put, $"{Me}/details", new { FamilyName = "Hoti" })).Code.ShouldBe("no-such-member");
    }

    [Fact]
    public async Task follows_the_address_of_the_account_once_and_lets_the_old_one_go()
    {
        var chapter = host.ChapterIn("istog");
        var (member, person) = await host.Admitted(chapter, "signin@example.org", "istog");
        var change = Change(person, "signin@example.org", "signin.new@example.org");

        await Follow(change);
        await Follow(change);

        var card = (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Body;
        (card["email"].Text(), card["email_typed_on"]).ShouldBe(("signin.new@example.org", null));
        var entry = (await host.OfficerOf(chapter).Get($"{Members}/{member}/timeline")).Body["entries"]!.AsArray()[^1]!;
        (entry["entry"].Int(), entry["source"].Text(), entry["recorded_by"]!.GetValue<Guid>()).ShouldBe((2, "account", change.AccountId));
        await host.ApplyAndConfirm("signin@example.org", "istog");
    }

    [Fact]
    public async Task keeps_an_address_that_was_not_the_account_s_and_says_so()
    {
        var chapter = host.ChapterIn("peje");
        var (member, person) = await host.Admitted(chapter, "other.mailbox@example.org", "peje");
        var change = Change(person, "account.old@example.org", "account.new@example.org");

        await Follow(change);
        await Follow(change);

        var kept = await KeptAddress(chapter, member, "other.mailbox@example.org");
        (kept.Entry, kept.For).ShouldBe((2, "another_one"));
    }

    [Fact]
    public async Task takes_no_address_that_somebody_else_has_claimed_and_says_so()
    {
        var chapter = host.ChapterIn("decan");
        var (member, person) = await host.Admitted(chapter, "wants@example.org", "decan");
        await host.Admitted(chapter, "holds@example.org", "decan");

        await Follow(Change(person, "wants@example.org", "holds@example.org"));

        (await KeptAddress(chapter, member, "wants@example.org")).For.ShouldBe("taken");
    }

    private async Task<(int Entry, string For)> KeptAddress(Guid chapter, Guid member, string email)
    {
        (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Body["email"].Text().ShouldBe(email);
        var entry = (await host.OfficerOf(chapter).Get($"{Members}/{member}/timeline")).Body["entries"]!.AsArray()[^1]!;
        entry["what"].Text().ShouldBe("member-address-kept");
        return (entry["entry"].Int(), entry["kept_for"].Text());
    }

    private AddressChange Change(Guid person, string from, string to) =>
        new(Guid.NewGuid(), person, EmailAddress.Parse(from), EmailAddress.Parse(to), host.Clock.GetUtcNow());

    private async Task Follow(AddressChange change)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IFollowAddresses>().ShouldHaveSingleItem().Follow(change, CancellationToken.None);
    }

    private Task<IReadOnlyList<string>> BirthDatesOf(Guid member) => host.Rows(
        "SELECT data ->> 'birth_date' FROM membership.mt_doc_member_trait WHERE id = $1::uuid", member.ToString());

    private static Task<Reply> Correct(HttpClient client, Guid member, long version, object details) =>
        client.Put($"{Members}/{member}/details", details, version);
}
