using Shouldly;
using VoltKosova.Campaigns.Jobs;
using VoltKosova.Campaigns.Tests.Features;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Features.CampaignsHost;

namespace VoltKosova.Campaigns.Tests.Jobs;

public sealed class Forgetting_those_who_did_not_confirm(CampaignsHost host) : IClassFixture<CampaignsHost>
{
    [Fact]
    public async Task leaves_nothing_of_the_person_and_touches_nobody_else()
    {
        var petition = await host.OpenPetition(Guid.NewGuid());
        var gone = await host.Sign(Form(petition, "goldfinch@example.org", familyName: "Goldfinch"));
        var confirmed = await host.SignAndConfirm(Form(petition, "starling@example.org"));
        host.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        var fresh = await host.Sign(Form(petition, "magpie@example.org"));
        (await host.MailsTo("goldfinch@example.org")).Count.ShouldBe(1);

        (await Run(onlyCount: true)).ShouldBe(["Found 1 signatures."]);
        (await Traces.Of(host.ConnectionString, "campaigns", "goldfinch")).ShouldNotBeEmpty();
        (await Run()).ShouldBe(["Found 1 signatures.", "Deleted 1 signatures."]);
        (await Run()).ShouldBe(["Found 0 signatures.", "Deleted 0 signatures."]);

        (await Traces.Of(host.ConnectionString, "campaigns", "goldfinch")).ShouldBeEmpty();
        (await host.Log("campaigns", gone)).ShouldBe(["campaigns.signature-given.v1", "campaigns.signature-discarded.v1"]);
        (await host.Public.Post(host.ConfirmationOf(gone))).Code.ShouldBe("no-such-signature");
        (await host.Log("campaigns", confirmed)).ShouldNotContain("campaigns.signature-discarded.v1");
        (await host.Log("campaigns", fresh)).ShouldBe(["campaigns.signature-given.v1"]);
        (await host.Count(petition)).ShouldBe(1);
    }

    private Task<IReadOnlyList<string>> Run(bool onlyCount = false) =>
        host.Run<DeleteUnconfirmedSignatures, DeleteUnconfirmedSignatures.Parameters>(new(OnlyCount: onlyCount));
}

public sealed class Forgetting_who_signed_long_ago(CampaignsHost host) : IClassFixture<CampaignsHost>
{
    [Fact]
    public async Task keeps_the_counts_and_nothing_of_the_person()
    {
        var chapter = Guid.NewGuid();
        var (old, open) = (await host.OpenPetition(chapter), await host.OpenPetition(chapter, PetitionPlan(closesOn: "2027-03-31")));
        var signature = await host.SignAndConfirm(
            Form(old, "goldfinch@example.org", familyName: "Goldfinch", showName: true, keepInformed: true));
        await host.SignAndConfirm(Form(open, "starling@example.org"));
        await host.WhenQuiet();
        var version = (await host.ManagerOf(chapter).Get($"{PetitionsRoute}/{old}")).Version!.Value;
        await host.ManagerOf(chapter).Post($"{PetitionsRoute}/{old}/closing", null, version);
        host.Clock.Advance(TimeSpan.FromDays(180));
        (await Run()).ShouldBe(["Found 0 signatures.", "Anonymised 0 signatures."]);
        host.Clock.Advance(TimeSpan.FromDays(1));

        (await Run(onlyCount: true)).ShouldBe(["Found 1 signatures."]);
        (await Traces.Of(host.ConnectionString, "campaigns", "goldfinch")).ShouldNotBeEmpty();
        (await Run()).ShouldBe(["Found 1 signatures.", "Anonymised 1 signatures."]);
        (await Run()).ShouldBe(["Found 0 signatures.", "Anonymised 0 signatures."]);

        (await Traces.Of(host.ConnectionString, "campaigns", "goldfinch")).ShouldBeEmpty();
        (await Traces.Of(host.ConnectionString, "campaigns", "starling")).ShouldNotBeEmpty();
        (await host.Count(old)).ShouldBe(1);
        (await host.Public.Post(host.WithdrawalOf(signature))).Code.ShouldBe("no-such-signature");
        (await host.Rows("SELECT id FROM campaigns.mt_doc_signer WHERE data ->> 'signature_id' = $1", signature.ToString()))
            .ShouldBeEmpty("the hash of an address is about somebody too");
    }

    private Task<IReadOnlyList<string>> Run(bool onlyCount = false) =>
        host.Run<AnonymiseSignatures, AnonymiseSignatures.Parameters>(new(OnlyCount: onlyCount));
}
