using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Features.CampaignsHost;

namespace VoltKosova.Campaigns.Tests.Features;

public sealed class Signing(CampaignsHost host) : IClassFixture<CampaignsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task a_petition_of_a_campaign_is_confirmed_by_mail_counted_by_municipality_and_refused_twice()
    {
        var manager = host.ManagerOf(_chapter);
        var plan = new
        {
            Title = new { Sq = "Ajër i pastër", Sr = "Čist vazduh", En = "Clean air" },
            Themes = (string[])["smart_state"],
            Goals = new object[] { new { Measure = "signatures", Target = 500, Counts = "signatures" } },
            StartsOn = "2026-03-02",
        };
        var campaign = (await manager.Post(Route, new { ChapterId = _chapter, Plan = plan })).Id("campaign_id");
        await manager.Post($"{Route}/{campaign}/start", null, version: 1);
        var petition = await host.OpenPetition(_chapter, campaign: campaign);

        foreach (var (email, place) in (List<(string, string)>)
            [
                ("one@example.org", "prishtine"), ("two@example.org", "prishtine"), ("three@example.org", "prizren"),
                ("four@example.org", "DE"),
            ])
        {
            (await host.Public.Post(SignaturesRoute, Form(petition, email, place))).Status.ShouldBe(HttpStatusCode.Accepted);
            await Open((await host.MailsTo(email))["petition_confirm"], "/signature-confirmations/");
        }

        var again = await host.Public.Post(SignaturesRoute, Form(petition, "one@example.org"));
        again.Status.ShouldBe(HttpStatusCode.Accepted);
        (await host.MailsTo("one@example.org")).Keys.ShouldBe(
            ["petition_confirm", "petition_signed", "petition_already_signed"], ignoreOrder: true);

        var count = (await host.PublicPage(petition))["signatures"]!;
        count["total"]!.GetValue<int>().ShouldBe(4);
        count["by_municipality"]!.ToJsonString().ShouldBe(
            """[{"municipality":"prishtine","signatures":2},{"municipality":"prizren","signatures":1}]""");
        count["by_country"]!.ToJsonString().ShouldBe("""[{"country":"DE","signatures":1},{"country":"XK","signatures":3}]""");
        var progress = (await host.Public.Get($"{PublicList}/{campaign}")).Body["goals"]![0]!;
        (progress["reached"]!.GetValue<int>(), progress["target"]!.GetValue<int>()).ShouldBe((4, 500));
        (await manager.Get($"{Route}/{campaign}/progress")).Body["goals"]![0]!["reached"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public async Task is_answered_alike_whether_the_address_is_known_or_not()
    {
        var petition = await host.OpenPetition(_chapter);
        await host.SignAndConfirm(Form(petition, "known@example.org"));

        var known = await host.Public.Post(SignaturesRoute, Form(petition, "known@example.org"));
        var unknown = await host.Public.Post(SignaturesRoute, Form(petition, "unknown@example.org"));

        known.Status.ShouldBe(HttpStatusCode.Accepted);
        unknown.Status.ShouldBe(HttpStatusCode.Accepted);
        known.Body.ToJsonString().ShouldBe(unknown.Body.ToJsonString());
        known.Body.Select(field => field.Key).ShouldBe(["confirm_by"]);
        (await host.MailsTo("known@example.org"))["petition_already_signed"].ShouldNotContain("/signature-");
    }

    [Theory]
    [InlineData("twin@example.org", "TWIN@example.ORG")]
    [InlineData("plus@example.org", "plus+petition@example.org")]
    [InlineData("a+b@example.org", "a+c@example.org")]
    public async Task counts_one_mailbox_once_and_says_the_same_to_its_owner(string first, string second)
    {
        var petition = await host.OpenPetition(_chapter);
        var one = await host.Sign(Form(petition, first));
        var other = await host.Sign(Form(petition, second, "prizren"));

        foreach (var signature in (Guid[])[one, other, one, other])
        {
            var confirmed = await host.Public.Post(host.ConfirmationOf(signature));
            confirmed.Body.ToJsonString().ShouldBe("""{"state":"confirmed"}""");
            (await host.Public.Get(host.ConfirmationOf(signature))).Body["state"]!.GetValue<string>().ShouldBe("confirmed");
        }

        (await host.Count(petition)).ShouldBe(1);
        (await host.Log("campaigns", other)).ShouldBe(["campaigns.signature-given.v1", "campaigns.signature-discarded.v1"]);
    }

    [Fact]
    public async Task counts_one_mailbox_under_every_petition()
    {
        var (one, other) = (await host.OpenPetition(_chapter), await host.OpenPetition(_chapter));

        await host.SignAndConfirm(Form(one, "busy@example.org"));
        await host.SignAndConfirm(Form(other, "busy@example.org"));

        (await host.Count(one), await host.Count(other)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task is_won_by_one_of_many_that_confirm_at_once()
    {
        var petition = await host.OpenPetition(_chapter);
        var rivals = new List<Guid>();
        for (var rival = 0; rival < 8; rival++)
            rivals.Add(await host.Sign(Form(petition, $"rival+{rival}@example.org")));

        var replies = await Task.WhenAll(rivals.Select(rival => host.Public.Post(host.ConfirmationOf(rival))));

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK);
        (await host.Count(petition)).ShouldBe(1);
    }

    [Fact]
    public async Task fifty_at_once_counts_fifty_and_tells_each_milestone_once()
    {
        var petition = await host.OpenPetition(_chapter, PetitionPlan(goal: 100, milestones: [7, 50, 51]));
        var signatures = new List<Guid>();
        for (var signer = 0; signer < 50; signer++)
            signatures.Add(await host.Sign(Form(petition, $"many{signer}@example.org", signer % 5 == 0 ? "prizren" : "prishtine")));

        var replies = await Task.WhenAll(signatures.Select(signature => host.Public.Post(host.ConfirmationOf(signature))));

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK);
        (await host.PublicPage(petition))["signatures"]!["by_municipality"]!.ToJsonString().ShouldBe(
            """[{"municipality":"prishtine","signatures":40},{"municipality":"prizren","signatures":10}]""");
        (await Milestones(petition)).ShouldBe(["count 7 at 7", "goal 10 at 10", "goal 25 at 25", "goal 50 at 50", "count 50 at 50"]);

        await host.Public.Post(host.WithdrawalOf(signatures[0]));
        (await host.Count(petition)).ShouldBe(49);
        await host.SignAndConfirm(Form(petition, "fiftieth@example.org"));
        (await host.Count(petition)).ShouldBe(50);
        (await Milestones(petition)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task is_not_done_by_looking_at_the_link()
    {
        var petition = await host.OpenPetition(_chapter);
        var signature = await host.Sign(Form(petition, "looking@example.org"));

        for (var look = 0; look < 2; look++)
        {
            var shown = await host.Public.Get(host.ConfirmationOf(signature));
            shown.Body["state"]!.GetValue<string>().ShouldBe("unconfirmed");
            shown.Body.Select(field => field.Key).ShouldBe(["state", "confirm_by"]);
        }

        (await host.Log("campaigns", signature)).ShouldBe(["campaigns.signature-given.v1"]);
        (await host.Count(petition)).ShouldBe(0);
    }

    [Fact]
    public async Task needs_a_link_that_was_made_for_it()
    {
        var signature = await host.SignAndConfirm(Form(await host.OpenPetition(_chapter), "forged@example.org"));
        var (confirm, withdraw) = (host.ConfirmationOf(signature), host.WithdrawalOf(signature));

        foreach (var wrong in (string[])
            [
                confirm[..^2] + (confirm[^2] == 'A' ? 'B' : 'A') + confirm[^1],
                withdraw.Replace("withdrawals", "confirmations", StringComparison.Ordinal),
                confirm.Replace("confirmations", "withdrawals", StringComparison.Ordinal),
                withdraw[..^43] + "AAAA",
                host.ConfirmationOf(Guid.NewGuid()),
            ])
        {
            (await host.Public.Get(wrong)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await host.Public.Post(wrong)).Code.ShouldBe("no-such-signature");
        }
    }

    [Theory]
    [InlineData("", "municipality-needed")]
    [InlineData("prishtina-e-re", "municipality-unknown")]
    [InlineData("ZZ", "country-unknown")]
    public async Task needs_a_place_that_is_counted(string place, string code)
    {
        var refused = await host.Public.Post(SignaturesRoute, Form(await host.OpenPetition(_chapter), "nowhere@example.org", place));

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
    }

    [Theory]
    [InlineData("sq", "Kjo fushë nuk mund të jetë bosh.")]
    [InlineData("sr", "Ovo polje ne može biti prazno.")]
    [InlineData("en", "This field cannot be empty.")]
    public async Task points_at_what_is_wrong_in_the_language_of_the_reader(string language, string empty)
    {
        var form = Form(await host.OpenPetition(_chapter), "not an address", familyName: " ");

        var refused = await host.Public.Post(SignaturesRoute, form, ("Accept-Language", language));

        refused.Errors.ShouldBe([("#/family_name", "not-empty"), ("#/email", "email-not-valid")], ignoreOrder: true);
        refused.Body["errors"]!.AsArray().Single(error => error!["code"]!.GetValue<string>() == "not-empty")!["detail"]!
            .GetValue<string>().ShouldBe(empty);
    }

    [Theory]
    [InlineData("sq", "Ajër i pastër për Prishtinën", "16.03.2026")]
    [InlineData("sr", "Čist vazduh za Prištinu", "16.03.2026.")]
    [InlineData("en", "Clean air for Prishtina", "16 March 2026")]
    public async Task asks_to_confirm_in_the_language_of_the_signer(string language, string title, string day)
    {
        await host.Sign(Form(await host.OpenPetition(_chapter), $"speaks-{language}@example.org", language: language));

        var mail = (await host.MailsTo($"speaks-{language}@example.org"))["petition_confirm"];

        mail.ShouldContain(title);
        mail.ShouldContain(day);
        mail.ShouldNotContain("Arbër", Case.Insensitive, "nothing that a stranger typed goes to an address nobody confirmed");
    }

    private async Task Open(string mail, string path)
    {
        var link = mail.Split().Single(word => word.Contains(path, StringComparison.Ordinal));
        (await host.Public.Post(new Uri(link).PathAndQuery)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<IReadOnlyList<string>> Milestones(Guid petition) => await host.Rows(
        """
        SELECT (data #>> '{milestone,of}') || ' ' || (data #>> '{milestone,value}') || ' at ' || (data ->> 'signatures')
        FROM campaigns.mt_events WHERE stream_id = $1::uuid AND type = 'campaigns.petition-milestone-reached.v1' ORDER BY version
        """,
        petition.ToString());
}
