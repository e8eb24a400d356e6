using VoltKosova.Campaigns.Contracts;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Messaging;
using VoltKosova.Webhooks;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>Takes in what other Volt chapters tell about campaigns. Whom it came from the decider compares.</summary>
internal sealed class WhenPeerWritesThenTakeItIn(IVoltPeers peers) : IReaction<PeerMessage>
{
    public Task When(Delivered<PeerMessage> delivered, Writing writing)
    {
        var (peer, _, type, data, _) = delivered.Event;
        return type switch
        {
            "campaigns.shared-campaign-offered.v1" => TakeOffer(writing, peer, StoredJson.Read<SharedCampaignOffered>(data)),
            "campaigns.shared-campaign-accepted.v1" when StoredJson.Read<SharedCampaignAccepted>(data) is var told =>
                Decide(writing, told.SharedCampaignId, at => new SharingCommand.TakeAnswer(
                    told.SharedCampaignId, peer, IsAccepted: true, told.AcceptedOn, at)),
            "campaigns.shared-campaign-declined.v1" when StoredJson.Read<SharedCampaignDeclined>(data) is var told =>
                Decide(writing, told.SharedCampaignId, at => new SharingCommand.TakeAnswer(
                    told.SharedCampaignId, peer, IsAccepted: false, told.DeclinedOn, at)),
            "campaigns.shared-campaign-figures-told.v1" when StoredJson.Read<SharedCampaignFiguresTold>(data) is var told =>
                Decide(writing, told.SharedCampaignId, at => new SharingCommand.TakeFigures(
                    told.SharedCampaignId, peer, told.Number, [.. told.Figures.Select(Taken)], at)),
            "campaigns.shared-campaign-figures-acknowledged.v1"
                when StoredJson.Read<SharedCampaignFiguresAcknowledged>(data) is var told =>
                Decide(writing, told.SharedCampaignId, at => new SharingCommand.TakeAcknowledgement(
                    told.SharedCampaignId, peer, told.Number, at)),
            "campaigns.shared-campaign-ended.v1" when StoredJson.Read<SharedCampaignEnded>(data) is var told =>
                Decide(writing, told.SharedCampaignId, at => new SharingCommand.TakeEnd(told.SharedCampaignId, peer, at)),
            _ => Task.CompletedTask,
        };
    }

    private async Task TakeOffer(Writing writing, Guid peer, SharedCampaignOffered offer)
    {
        if (await peers.Find(peer, writing.Cancellation) is not { } partner)
            return;
        var terms = new SharedTerms(offer.Title, offer.Themes, [.. offer.Goals.Select(Taken)], offer.StartsOn, offer.EndsOn);
        await Decide(writing, offer.SharedCampaignId, at => new SharingCommand.Receive(
            new SharingEvent.OfferReceived(offer.SharedCampaignId, peer, partner.ChapterId, terms, at)));
    }

    private static Task<Rejection?> Decide(Writing writing, Guid id, Func<DateTimeOffset, SharingCommand> command) =>
        writing.Decide(CampaignsStreams.SharedCampaigns, id, command(writing.Now));

    private static Figure Taken(SharedFigure figure) => new(figure.Measure, figure.Target, figure.Reached);
}
