using Npgsql;
using Shouldly;
using Xunit;
using static VoltKosova.Campaigns.Tests.Features.CampaignsHost;

namespace VoltKosova.Campaigns.Tests.Features;

/// <summary>The claim of a mailbox is broken on purpose, and the count of signatures shows it.</summary>
public sealed class Seeding_a_bug
{
    // Signing.is_won_by_one_of_many_that_confirm_at_once
    [Fact]
    public async Task a_claim_that_is_not_kept_counts_one_mailbox_for_every_signature()
    {
        await using var host = new CampaignsHost();
        await host.InitializeAsync();
        await using var owner = new NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await owner.OpenAsync();
        await using var seed = new NpgsqlCommand(
            """
            CREATE FUNCTION campaigns.forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE TRIGGER forget BEFORE INSERT ON campaigns.mt_doc_signer FOR EACH ROW EXECUTE FUNCTION campaigns.forget();
            """,
            owner);
        await seed.ExecuteNonQueryAsync();
        var petition = await host.OpenPetition(Guid.NewGuid());

        for (var rival = 0; rival < 3; rival++)
            await host.SignAndConfirm(Form(petition, $"rival+{rival}@example.org"));

        (await host.Count(petition)).ShouldBe(3);
    }
}
