using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;
using static VoltKosova.Campaigns.Tests.Sharings;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Sharing_a_campaign
{
    private static readonly Decider<SharedCampaign, SharingCommand, SharingEvent> _sharing = SharingDecider.Instance;

    private static readonly SharingCommand.TakeAnswer _yes = new(Shared, Peer, IsAccepted: true, Today, Now);
    private static readonly SharingCommand.TakeFigures _theirs = new(Shared, Peer, 1, SomeFigures, Now);

    [Fact]
    public void begins_with_an_offer_on_both_sides()
    {
        _sharing.Given().When(new SharingCommand.Offer(Offered)).Then(Offered);
        _sharing.Given().When(new SharingCommand.Receive(OfferReceived)).Then(OfferReceived);
    }

    [Fact]
    public void takes_no_offer_that_has_no_size()
    {
        var endless = OfferReceived with { Terms = Terms with { Title = new string('a', 201) } };
        _sharing.Given().When(new SharingCommand.Receive(endless)).ThenNothing();
        var negative = OfferReceived with { Terms = Terms with { Goals = [new Figure("doors", 10, -1)] } };
        _sharing.Given().When(new SharingCommand.Receive(negative)).ThenNothing();
    }

    [Fact]
    public void is_accepted_or_declined_by_whom_it_was_offered_to()
    {
        var accept = new SharingCommand.Accept(Shared, Id, Today, Staff, Now);

        _sharing.Given(OfferReceived).When(accept).Then(Accepted);
        _sharing.Given(OfferReceived).When(new SharingCommand.Decline(Shared, Today, Staff, Now)).Then(Declined);
        _sharing.Given(Offered).When(accept).ThenRejected(new NotOfferedToUs());
        _sharing.Given(OfferReceived, Declined).When(accept).ThenRejected(new NotOfferedToUs());
        _sharing.Given(OfferReceived, EndedThere).When(accept).ThenRejected(new NotOfferedToUs());
        _sharing.Given(OfferReceived, Accepted).When(accept with { CampaignId = SomebodyElse }).ThenRejected(new NotOfferedToUs());
    }

    [Fact]
    public void hears_the_answer_of_nobody_else()
    {
        _sharing.Given(Offered).When(_yes).Then(AcceptedThere);
        _sharing.Given(Offered).When(_yes with { IsAccepted = false }).Then(DeclinedThere);
        _sharing.Given(Offered).When(_yes with { PeerId = SomebodyElse }).ThenNothing();
        _sharing.Given().When(_yes).ThenNothing();
    }

    [Fact]
    public void tells_figures_when_they_have_moved()
    {
        var tell = new SharingCommand.TellFigures(Shared, SomeFigures, Staff, Now);

        _sharing.Given(Offered, AcceptedThere).When(tell).Then(FiguresTold);
        _sharing.Given(OfferReceived, Accepted, FiguresTold).When(tell with { Figures = MoreFigures })
            .Then(FiguresTold with { Number = 2, Figures = MoreFigures });
        _sharing.Given(Offered).When(tell).ThenRejected(new NotShared());
        _sharing.Given(Offered, AcceptedThere, Ended).When(tell).ThenRejected(new NotShared());
    }

    [Fact]
    public void believes_the_newest_figures_of_the_other_side_in_whatever_order_they_come()
    {
        _sharing.Given(OfferReceived, Accepted).When(_theirs).Then(FiguresReceived);
        _sharing.Given(Offered).When(_theirs).Then(FiguresReceived);
        _sharing.Given(Offered, FiguresReceived, AcceptedThere).When(_theirs).ThenNothing();
        _sharing.Given(Offered, AcceptedThere, FiguresReceived with { Number = 2 }).When(_theirs).ThenNothing();
        _sharing.Given(Offered, AcceptedThere).When(_theirs with { PeerId = SomebodyElse }).ThenNothing();
        _sharing.Given(Offered, AcceptedThere).When(_theirs with { Figures = [new Figure("", 1, 1)] }).ThenNothing();
    }

    [Fact]
    public void takes_an_acknowledgement_of_what_was_told()
    {
        var taken = new SharingCommand.TakeAcknowledgement(Shared, Peer, 1, Now);

        _sharing.Given(Offered, AcceptedThere, FiguresTold).When(taken).Then(FiguresAcknowledged);
        _sharing.Given(Offered, AcceptedThere, FiguresTold).When(taken with { Number = 2 }).ThenNothing();
        _sharing.Given(Offered, AcceptedThere, FiguresTold).When(taken with { PeerId = SomebodyElse }).ThenNothing();
    }

    [Fact]
    public void ends_on_both_sides_also_when_the_end_comes_before_the_offer()
    {
        var end = new SharingCommand.TakeEnd(Shared, Peer, Now);

        _sharing.Given(Offered, AcceptedThere).When(new SharingCommand.End(Shared, Staff, Now)).Then(Ended);
        _sharing.Given(OfferReceived, Accepted).When(end).Then(EndedThere);
        _sharing.Given(OfferReceived, Accepted).When(end with { PeerId = SomebodyElse }).ThenNothing();
        _sharing.Given().When(end).Then(EndedThere);
        _sharing.Given(EndedThere).When(new SharingCommand.Receive(OfferReceived)).ThenNothing();
        _sharing.Given(OfferReceived).When(new SharingCommand.End(Shared, Staff, Now)).ThenRejected(new NotShared());
    }
}
