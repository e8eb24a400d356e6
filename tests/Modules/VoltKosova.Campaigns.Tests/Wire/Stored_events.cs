using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Wire;

public sealed class Stored_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    [Fact]
    public void have_a_name_each() => Golden.EveryCaseHasAName<CampaignEvent>(CampaignsStreams.Names);

    [Fact]
    public void are_written_and_read_as_they_always_were()
    {
        foreach (var sample in (CampaignEvent[])[Drafted, PlanChanged, Started, Completed, Cancelled])
            _golden.Keeps(CampaignsStreams.Names, sample);
    }

    [Fact]
    public void stay_readable_in_every_version() => _golden.EveryFileIsStillRead(CampaignsStreams.Names);
}
