using Shouldly;
using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Wire;

public sealed class Stored_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    [Fact]
    public void have_a_name_each()
    {
        Golden.EveryCaseHasAName<CampaignEvent>(CampaignsStreams.Names);
        Golden.EveryCaseHasAName<PetitionEvent>(CampaignsStreams.Names);
        Golden.EveryCaseHasAName<SignatureEvent>(CampaignsStreams.Names);
        Golden.EveryCaseHasAName<SharingEvent>(CampaignsStreams.Names);
    }

    [Fact]
    public void are_written_and_read_as_they_always_were()
    {
        foreach (var sample in (object[])
            [
                Drafted, PlanChanged, Scheduled, Started, Reported, Completed, Cancelled,
                Petitions.Drafted, Petitions.PlanChanged, Petitions.Scheduled, Petitions.Opened, Petitions.Tenth, Petitions.Closed,
                Petitions.Delivered, Petitions.Answered,
                Signatures.Given, Signatures.Confirmed, Signatures.NewsConsentGiven, Signatures.NewsConsentWithdrawn,
                Signatures.Withdrawn, Signatures.Discarded, Signatures.Anonymised,
                Sharings.Offered, Sharings.OfferReceived, Sharings.Accepted, Sharings.Declined, Sharings.AcceptedThere,
                Sharings.DeclinedThere, Sharings.FiguresTold, Sharings.FiguresReceived, Sharings.FiguresAcknowledged,
                Sharings.Ended, Sharings.EndedThere,
            ])
            _golden.Keeps(CampaignsStreams.Names, sample);
    }

    [Fact]
    public void leave_out_what_a_goal_does_not_count() =>
        StoredJson.Write(Plan.Goals).ShouldBe("""[{"measure":"doors knocked at","target":2000}]""");

    [Fact]
    public void say_what_a_goal_counts() => StoredJson.Write(new Goal("signatures", 500, Counted.Signatures))
        .ShouldBe("""{"measure":"signatures","target":500,"counts":"signatures"}""");

    [Fact]
    public void stay_readable_in_every_version() => _golden.EveryFileIsStillRead(CampaignsStreams.Names);
}
