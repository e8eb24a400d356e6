using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Wire;

public sealed class Stored_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    [Fact]
    public void have_a_name_each() => Golden.EveryCaseHasAName<PartnerEvent>(PartnershipsStreams.Names);

    [Fact]
    public void are_written_and_read_as_they_always_were()
    {
        foreach (var sample in (PartnerEvent[])[Organisation, OrganisationRenamed, Influencer, InfluencerRenamed, Ended])
            _golden.Keeps(PartnershipsStreams.Names, sample);
    }

    [Fact]
    public void stay_readable_in_every_version() => _golden.EveryFileIsStillRead(PartnershipsStreams.Names);
}
