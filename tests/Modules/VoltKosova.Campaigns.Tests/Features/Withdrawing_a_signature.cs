using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Features.CampaignsHost;

namespace VoltKosova.Campaigns.Tests.Features;

public sealed class Withdrawing_a_signature(CampaignsHost host) : IClassFixture<CampaignsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task takes_the_link_of_the_mail_of_thanks_and_leaves_nothing_of_the_person()
    {
        var petition = await host.OpenPetition(_chapter);
        await host.SignAndConfirm(Form(petition, "stays@example.org"));
        var signature = await host.SignAndConfirm(Form(petition, "goldfinch@example.org", familyName: "Goldfinch", showName: true));
        var mail = (await host.MailsTo("goldfinch@example.org"))["petition_signed"];
        var link = new Uri(mail.Split().Single(word => word.Contains("/signature-withdrawals/", StringComparison.Ordinal))).PathAndQuery;
        (await host.Count(petition)).ShouldBe(2);

        (await host.Public.Get(link)).Body["state"]!.GetValue<string>().ShouldBe("confirmed", "looking withdraws nothing");
        (await host.Public.Post(link)).Body["state"]!.GetValue<string>().ShouldBe("withdrawn");
        (await host.Public.Post(link)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.Public.Get(link)).Body["state"]!.GetValue<string>().ShouldBe("withdrawn");

        (await host.Count(petition)).ShouldBe(1);
        (await Traces.Of(host.ConnectionString, "campaigns", "goldfinch")).ShouldBeEmpty();
        (await host.Log("campaigns", signature)).ShouldBe(
            ["campaigns.signature-given.v1", "campaigns.signature-confirmed.v1", "campaigns.signature-withdrawn.v1"]);
    }

    [Fact]
    public async Task lets_the_same_person_sign_again()
    {
        var petition = await host.OpenPetition(_chapter);
        await host.Public.Post(host.WithdrawalOf(await host.SignAndConfirm(Form(petition, "again@example.org"))));

        await host.SignAndConfirm(Form(petition, "again@example.org"));

        (await host.Count(petition)).ShouldBe(1);
    }

    [Fact]
    public async Task needs_a_signature_that_counts()
    {
        var signature = await host.Sign(Form(await host.OpenPetition(_chapter), "unconfirmed@example.org"));

        (await host.Public.Post(host.WithdrawalOf(signature))).Code.ShouldBe("signature-not-confirmed");
    }

    [Fact]
    public async Task is_not_needed_to_stop_the_news()
    {
        var petition = await host.OpenPetition(_chapter);
        var signature = await host.SignAndConfirm(Form(petition, "news@example.org", keepInformed: true));
        (await host.Public.Get(host.WithdrawalOf(signature))).Body["kept_informed"]!.GetValue<bool>().ShouldBeTrue();

        (await host.Public.Post($"{host.WithdrawalOf(signature)}/news")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Public.Post($"{host.WithdrawalOf(signature)}/news")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await host.Public.Get(host.WithdrawalOf(signature))).Body.ToJsonString().ShouldBe(
            """{"state":"confirmed","kept_informed":false}""");
        (await host.Count(petition)).ShouldBe(1);
        (await host.Log("campaigns", signature)).Skip(1).ShouldBe(
        [
            "campaigns.signature-confirmed.v1", "campaigns.signature-news-consent-given.v1",
            "campaigns.signature-news-consent-withdrawn.v1",
        ]);
        (await Consents(petition)).ShouldBe(["petition-signature true", "petition-news true", "petition-news false"]);
    }

    [Fact]
    public async Task takes_what_was_agreed_to_with_it()
    {
        var petition = await host.OpenPetition(_chapter);
        var signature = await host.SignAndConfirm(Form(petition, "ledger@example.org", keepInformed: true));
        (await Consents(petition)).Count.ShouldBe(2);

        await host.Public.Post(host.WithdrawalOf(signature));

        (await Consents(petition)).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<string>> Consents(Guid petition) => host.Rows(
        """
        SELECT concat(data #>> '{consent,purpose}', ' ', data ->> 'is_given') FROM campaigns.mt_doc_consent
        WHERE data #>> '{consent,about}' = $1
        ORDER BY (data -> 'is_given')::boolean DESC, data #>> '{consent,purpose}' DESC
        """,
        petition.ToString());
}
