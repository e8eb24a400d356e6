using Shouldly;
using VoltKosova.Campaigns.Sharing;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;
using static VoltKosova.Campaigns.Tests.Sharings;

namespace VoltKosova.Campaigns.Tests.Views;

public sealed class The_row_of_a_shared_campaign
{
    private static readonly SharedCampaignRow _ours = SharedCampaignRow.Projection.Fold([Offered])!;
    private static readonly SharedCampaignRow _theirs = SharedCampaignRow.Projection.Fold([OfferReceived])!;

    [Fact]
    public void says_whose_offer_it_is()
    {
        (_ours.Origin, _ours.State, _ours.CampaignId, _ours.Terms).ShouldBe(("ours", "offered", Id, Terms));
        (_theirs.Origin, _theirs.State, _theirs.CampaignId, _theirs.TheirFigures).ShouldBe(("theirs", "offered", null, Terms.Goals));
    }

    [Fact]
    public void says_what_became_of_it()
    {
        SharedCampaignRow.Projection.Shows([Offered, AcceptedThere], _ours with { State = "accepted" });
        SharedCampaignRow.Projection.Shows([Offered, DeclinedThere], _ours with { State = "declined" });
        SharedCampaignRow.Projection.Shows([OfferReceived, Accepted], _theirs with { State = "accepted", CampaignId = Id });
        SharedCampaignRow.Projection.Shows([OfferReceived, Declined], _theirs with { State = "declined" });
        SharedCampaignRow.Projection.Shows([Offered, Ended], _ours with { State = "ended" });
        SharedCampaignRow.Projection.Shows([OfferReceived, EndedThere], _theirs with { State = "ended" });
    }

    [Fact]
    public void shows_each_sides_figures_and_what_has_arrived()
    {
        var told = _ours with { State = "accepted", OurFigures = SomeFigures, Told = 1 };

        SharedCampaignRow.Projection.Shows([Offered, AcceptedThere, FiguresTold], told);
        SharedCampaignRow.Projection.Shows([Offered, AcceptedThere, FiguresTold, FiguresAcknowledged], told with { Acknowledged = 1 });
        SharedCampaignRow.Projection.Shows(
            [Offered, AcceptedThere, FiguresTold, FiguresReceived], told with { TheirFigures = SomeFigures, TheirFiguresAt = Now });
    }

    [Fact]
    public void is_not_there_when_the_end_came_before_the_offer() =>
        SharedCampaignRow.Projection.Fold([EndedThere]).ShouldBeNull();
}
