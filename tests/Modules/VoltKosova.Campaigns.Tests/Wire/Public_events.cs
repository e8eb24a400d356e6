using Shouldly;
using VoltKosova.Campaigns.Publishing;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Wire;

public sealed class Public_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    [Fact]
    public void are_told_as_others_learned_to_read_them()
    {
        var told = ((object[])
            [
                Started, Completed, Petitions.Opened, Petitions.Tenth,
                Sharings.Offered, Sharings.Accepted, Sharings.Declined, Sharings.FiguresTold, Sharings.FiguresReceived, Sharings.Ended,
            ])
            .Select(fact => CampaignsPublisher.Instance.Publish(fact)!.Value)
            .ToList();

        told.Select(one => one.Name).ShouldBe(CampaignsPublisher.Instance.Names.Select(line => line.Name));
        foreach (var (name, body) in told)
            _golden.KeepsPublic(name, body);
    }
}
