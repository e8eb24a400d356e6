using VoltKosova.Kernel;
using static VoltKosova.Campaigns.Domain.Sharing.SharedCampaign;
using static VoltKosova.Campaigns.Domain.Sharing.SharingCommand;

namespace VoltKosova.Campaigns.Domain.Sharing;

internal static class SharingDecider
{
    public static Decider<SharedCampaign, SharingCommand, SharingEvent> Instance { get; } = new(Initial, Decide, Evolve);

    /// <summary>
    /// What a peer says about what we share with somebody else is not heard, and messages come in any order: the end may come before the
    /// offer, and figures before the answer.
    /// </summary>
    private static Decision<SharingEvent> Decide(SharedCampaign shared, SharingCommand command) => (shared, command) switch
    {
        (Unknown, Offer c) => c.Terms,
        (Unknown, Receive c) when c.Terms.Terms.IsSound() => c.Terms,
        (Unknown, TakeEnd c) => new SharingEvent.EndedThere(c.SharedCampaignId, c.PeerId, c.At),

        (Theirs t, Accept c) => new SharingEvent.Accepted(c.SharedCampaignId, t.PeerId, c.CampaignId, c.On, c.By, c.At),
        (Joint s, Accept c) when s.CampaignId == c.CampaignId => Decision<SharingEvent>.Nothing,
        (Theirs t, Decline c) => new SharingEvent.Declined(c.SharedCampaignId, t.PeerId, c.On, c.By, c.At),
        (Over, Decline) => Decision<SharingEvent>.Nothing,
        (_, Accept or Decline) => new NotOfferedToUs(),

        (Ours o, TakeAnswer { IsAccepted: true } c) when o.PeerId == c.PeerId =>
            new SharingEvent.AcceptedThere(c.SharedCampaignId, o.PeerId, c.On, c.At),
        (Ours o, TakeAnswer c) when o.PeerId == c.PeerId => new SharingEvent.DeclinedThere(c.SharedCampaignId, o.PeerId, c.On, c.At),

        (Joint s, TellFigures c) when s.Told > 0 && s.Figures.SequenceEqual(c.Figures) => Decision<SharingEvent>.Nothing,
        (Joint s, TellFigures c) => new SharingEvent.FiguresTold(c.SharedCampaignId, s.PeerId, s.Told + 1, c.Figures, c.By, c.At),
        (_, TellFigures) => new NotShared(),

        (Ours or Joint, TakeFigures c) when ((Known)shared).PeerId == c.PeerId && c.Number > ((Known)shared).Heard
            && SharedTerms.AreSound(c.Figures) =>
            new SharingEvent.FiguresReceived(c.SharedCampaignId, c.PeerId, c.Number, c.Figures, c.At),
        (Joint s, TakeAcknowledgement c) when s.PeerId == c.PeerId && c.Number > s.Acknowledged && c.Number <= s.Told =>
            new SharingEvent.FiguresAcknowledged(c.SharedCampaignId, s.PeerId, c.Number, c.At),

        (Ours or Joint, End c) => new SharingEvent.Ended(c.SharedCampaignId, ((Known)shared).PeerId, c.By, c.At),
        (Over, End) => Decision<SharingEvent>.Nothing,
        (_, End) => new NotShared(),
        (Known k, TakeEnd c) when k.PeerId == c.PeerId => new SharingEvent.EndedThere(c.SharedCampaignId, c.PeerId, c.At),

        _ => Decision<SharingEvent>.Nothing,
    };
}
