using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// Two hosts of this product, as Volt in two countries: a membership check, a whole transfer and a withdrawal. Each of them is killed while
/// a message of the transfer is on its way, and one of them twice during the withdrawal.
/// </summary>
public sealed partial class Two_chapters_exchange_a_member : TwoCountries
{
    private const string Arber = "arber@example.org";

    [Fact]
    public async Task also_when_both_are_killed_on_the_way()
    {
        var here = await Admit(Kosovo, Arber, new { country = "XK", municipality = "prishtine" });
        var there = await Admit(Germany, Arber, new { country = "DE", locality = "Berlin" });

        // Kosovo asks; Germany knows him, and does not know a stranger.
        (await Answer(Arber)).ShouldBe("yes");
        (await Answer("stranger@example.org")).ShouldBe("no");

        // Germany is dead while Kosovo offers him.
        await Germany.Kill();
        var transfer = await Offer(here);
        await Kosovo.Until("SELECT 1 FROM webhooks.mt_doc_webhook_attempt WHERE data ->> 'outcome' = 'connection_reset'");
        await Germany.Restart();
        await Kosovo.Hurry();
        (await UntilTransfer(Germany, transfer, "offered"))["direction"]!.GetValue<string>().ShouldBe("coming");

        // Kosovo is dead while Germany accepts him, and Germany dies with the receipt in its hands.
        await Kosovo.Kill();
        (await Germany.Post($"/api/v1/membership/transfers/{transfer}/acceptance", new { member_id = there })).Status
            .ShouldBe(HttpStatusCode.NoContent);
        await Germany.Kill();
        await Task.WhenAll(Kosovo.Restart(), Germany.Restart());
        await Germany.Hurry();
        await UntilTransfer(Kosovo, transfer, "completed");
        await Kosovo.Hurry();
        await UntilTransfer(Germany, transfer, "completed");

        // He is a member in one country, both sides have their receipt, and each message was taken once.
        (await Kosovo.Get($"/api/v1/membership/members/{here}")).Body["ended_on"].ShouldNotBeNull();
        (await Germany.Get($"/api/v1/membership/members/{there}")).Body["ended_on"].ShouldBeNull();
        (await Facts(Kosovo, "membership.membership-ended.v1")).ShouldBe(1);
        (await Facts(Kosovo, "membership.transfer-completed.v1")).ShouldBe(1);
        (await Facts(Germany, "membership.transfer-offer-received.v1")).ShouldBe(1);
        (await Facts(Germany, "membership.transfer-accepted.v1")).ShouldBe(1);

        // He no longer agrees that Germany keeps what Kosovo told of him; Germany is dead while it is told.
        await Germany.Kill();
        var withdrawn = await Kosovo.Post($"/api/v1/membership/members/{here}/sharing-withdrawals", new { peer_id = Kosovo.Partner });
        withdrawn.Status.ShouldBe(HttpStatusCode.Created, withdrawn.Code);
        await Kosovo.Until(
            "SELECT 1 FROM webhooks.mt_doc_webhook_delivery "
            + "WHERE data ->> 'type' = 'membership.sharing-withdrawn.v1' AND data ->> 'last_outcome' = 'connection_reset'");
        (await Kosovo.Get("/api/v1/membership/sharing-withdrawals?filter[state][eq]=sent")).Body["items"]!.AsArray().Count.ShouldBe(1);

        // It lives again just long enough to take it, and the acknowledgement comes from its third life.
        await Germany.Restart();
        await Kosovo.Hurry();
        await Germany.Until("SELECT 1 FROM webhooks.mt_events WHERE data ->> 'type' = 'membership.sharing-withdrawn.v1'");
        await Germany.Kill();
        await Germany.Restart();
        await Kosovo.Hurry();
        await Germany.Hurry();
        await Kosovo.Until("SELECT 1 FROM membership.mt_doc_withdrawal WHERE data ->> 'state' = 'acknowledged'");
        (await Kosovo.Get("/api/v1/membership/sharing-withdrawals?filter[state][eq]=sent")).Body["items"]!.AsArray().ShouldBeEmpty();
        (await Facts(Germany, "membership.withdrawal-acknowledged.v1")).ShouldBe(1);

        // No message carried an address or a name.
        foreach (var country in new[] { Kosovo, Germany })
        {
            var bodies = await country.Column("SELECT data ->> 'body' FROM webhooks.mt_doc_webhook_message");
            bodies.Count.ShouldBeGreaterThan(3);
            // Whole words: three letters of a name stand in some hash before long.
            foreach (var word in (string[])["arber", "arbër", "krasniqi", "@"])
                bodies.ShouldAllBe(body => !body.Contains(word, StringComparison.OrdinalIgnoreCase));
            (await country.Column("SELECT id FROM membership.mt_doc_dead_letter")).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task and_what_still_runs_goes_along()
    {
        var here = await Admit(Kosovo, Arber, new { country = "XK", municipality = "prishtine" });
        var there = await Admit(Germany, Arber, new { country = "DE", locality = "Berlin" });
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var (paid, rests) = (new DateOnly(today.Year, 12, 31), today.AddDays(40));
        foreach (var country in (Country[])[Kosovo, Germany])
        {
            var plan = await country.Post("/api/v1/membership/dues-plans", new
            {
                kind = "member",
                amount = new { amount = "12.00", currency = "EUR" },
                period = "year",
                valid_from = $"{today.Year}-01-01",
                due_days = 30,
                source = "Resolution 1",
            });
            plan.Status.ShouldBe(HttpStatusCode.Created, plan.Code);
        }

        // In Kosovo he owes nothing for the year, and his rights rest.
        await Charge(Kosovo);
        var charge = (await Kosovo.Get($"/api/v1/membership/charges?filter[member_id][eq]={here}")).Body["items"]![0]!;
        (await Kosovo.Admin.Post(
            $"/api/v1/membership/charges/{charge["id"]!.GetValue<Guid>()}/waiver", new { reason = "hardship" },
            charge["version"]!.GetValue<long>())).Status.ShouldBe(HttpStatusCode.NoContent);
        var version = (await Kosovo.Get($"/api/v1/membership/members/{here}")).Version!.Value;
        (await Kosovo.Admin.Post(
            $"/api/v1/membership/members/{here}/suspension", new { on = today, until = rests, note = "Board of today" }, version)).Status
            .ShouldBe(HttpStatusCode.NoContent);

        // Germany declines him first, as somebody it does not know yet, and Kosovo takes back a second offer.
        var declined = await Offer(here);
        await UntilTransfer(Germany, declined, "offered");
        (await Germany.Post($"/api/v1/membership/transfers/{declined}/decline", new { reason = "unknown_person" })).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await UntilTransfer(Kosovo, declined, "declined"))["declined_for"]!.GetValue<string>().ShouldBe("unknown_person");
        var withdrawn = await Offer(here);
        await UntilTransfer(Germany, withdrawn, "offered");
        (await Kosovo.Post($"/api/v1/membership/transfers/{withdrawn}/withdrawal", null)).Status.ShouldBe(HttpStatusCode.NoContent);
        await UntilTransfer(Germany, withdrawn, "withdrawn");

        var transfer = await Offer(here);
        (await UntilTransfer(Germany, transfer, "offered"))["dues_paid_until"]!.GetValue<string>().ShouldBe($"{paid:yyyy-MM-dd}");
        (await Germany.Post($"/api/v1/membership/transfers/{transfer}/acceptance", new { member_id = there })).Status
            .ShouldBe(HttpStatusCode.NoContent);
        await UntilTransfer(Germany, transfer, "completed");

        // In Germany they rest until the same day, and he is not charged for the year.
        var timeline = (await Germany.Get($"/api/v1/membership/members/{there}/timeline")).Body;
        timeline.ToJsonString().ShouldContain($"\"member_since\":\"{today:yyyy-MM-dd}\"");
        (timeline["status"]!.GetValue<string>(), timeline["suspended_until"]!.GetValue<string>())
            .ShouldBe(("suspended", $"{rests:yyyy-MM-dd}"));
        await Charge(Germany);
        (await Germany.Get("/api/v1/membership/charges")).Body["items"]!.AsArray().ShouldBeEmpty();
        var body = (await Kosovo.Column(
            "SELECT data ->> 'body' FROM webhooks.mt_doc_webhook_message WHERE data ->> 'body' LIKE '%transfer-offered%' "
            + $"AND data ->> 'body' LIKE '%{transfer}%'")).Single();
        body.ShouldContain("suspension");
        body.ShouldNotContain("Board of today");
    }

    private static async Task Charge(Country country)
    {
        var run = await country.Post(
            "/api/v1/jobs/membership.charge-dues/runs", new { parameters = new { }, reason = "A member goes abroad" });
        run.Status.ShouldBe(HttpStatusCode.Accepted, run.Code);
        var id = new Uri(new Uri("http://localhost"), run.Location!).Segments[^1];
        await country.Until($"SELECT 1 FROM jobs.mt_doc_operation WHERE id = '{id}' AND data ->> 'status' = 'succeeded'");
    }

    private async Task<Guid> Offer(Guid member)
    {
        var offered = await Kosovo.Post($"/api/v1/membership/members/{member}/transfers", new { peer_id = Kosovo.Partner });
        offered.Status.ShouldBe(HttpStatusCode.Created, offered.Code);
        return offered.Id("transfer_id");
    }

    private async Task<string> Answer(string email)
    {
        var asked = await Kosovo.Post("/api/v1/membership/checks", new { peer_id = Kosovo.Partner, email });
        var check = asked.Id("check_id");
        await Kosovo.Until($"SELECT 1 FROM membership.mt_doc_check WHERE id = '{check}' AND data ->> 'answer' IS NOT NULL");
        return (await Kosovo.Get($"/api/v1/membership/checks/{check}")).Body["answer"]!.GetValue<string>();
    }

    private static async Task<JsonNode> UntilTransfer(Country country, Guid transfer, string state)
    {
        await country.Until($"SELECT 1 FROM membership.mt_doc_transfer WHERE id = '{transfer}' AND data ->> 'state' = '{state}'");
        return (await country.Get($"/api/v1/membership/transfers?filter[id][eq]={transfer}")).Body["items"]!.AsArray().Single()!;
    }

    /// <summary>Somebody applies, confirms and is admitted.</summary>
    private static async Task<Guid> Admit(Country country, string email, object residence)
    {
        using var nobody = country.Nobody();
        (await nobody.Post("/api/v1/membership/applications", new
        {
            given_name = "Arbër",
            family_name = "Krasniqi",
            email,
            birth_date = "1996-02-29",
            residence,
            language = "sq",
            kind = "member",
            wants_to_help = false,
            declares_no_other_party = true,
            consent_version = "2026-01",
        })).Status.ShouldBe(HttpStatusCode.Accepted);
        await country.Until("SELECT 1 FROM membership.mt_doc_mail WHERE data ->> 'template' = 'confirm_email'");
        var mails = await country.Column("SELECT data ->> 'body' FROM membership.mt_doc_mail WHERE data ->> 'template' = 'confirm_email'");
        (await nobody.Post(new Uri(ConfirmLink().Match(mails.Single()).Value).PathAndQuery)).Status.ShouldBe(HttpStatusCode.OK);
        var application = (await country.Get("/api/v1/membership/applications?filter[state][eq]=under_review")).Body["items"]![0]!;
        var admitted = await country.Admin.Post(
            $"/api/v1/membership/applications/{application["id"]!.GetValue<Guid>()}/admission",
            null,
            application["version"]!.GetValue<long>());
        admitted.Status.ShouldBe(HttpStatusCode.OK, admitted.Code);
        return admitted.Id("member_id");
    }

    [GeneratedRegex(@"http\S+/confirmations/\S+")]
    private static partial Regex ConfirmLink();
}
