namespace VoltKosova.Campaigns.Domain.Sharing;

internal abstract record SharingCommand
{
    private SharingCommand()
    {
    }

    /// <summary>Asks another Volt chapter to run a campaign of ours together.</summary>
    public sealed record Offer(SharingEvent.Offered Terms) : SharingCommand;

    /// <summary>Another chapter asks us.</summary>
    public sealed record Receive(SharingEvent.OfferReceived Terms) : SharingCommand;

    /// <summary>Joins in with a campaign of our own.</summary>
    public sealed record Accept(Guid SharedCampaignId, Guid CampaignId, DateOnly On, Guid By, DateTimeOffset At) : SharingCommand;

    /// <summary>Does not join in.</summary>
    public sealed record Decline(Guid SharedCampaignId, DateOnly On, Guid By, DateTimeOffset At) : SharingCommand;

    /// <summary>The other chapter has answered our offer.</summary>
    public sealed record TakeAnswer(Guid SharedCampaignId, Guid PeerId, bool IsAccepted, DateOnly On, DateTimeOffset At) : SharingCommand;

    /// <summary>Tells the other chapter how far our side is.</summary>
    /// <param name="By">Null when nobody did it by hand.</param>
    public sealed record TellFigures(Guid SharedCampaignId, IReadOnlyList<Figure> Figures, Guid? By, DateTimeOffset At) : SharingCommand;

    /// <summary>The other chapter has told how far its side is.</summary>
    public sealed record TakeFigures(Guid SharedCampaignId, Guid PeerId, int Number, IReadOnlyList<Figure> Figures, DateTimeOffset At)
        : SharingCommand;

    /// <summary>The other chapter has what we told.</summary>
    public sealed record TakeAcknowledgement(Guid SharedCampaignId, Guid PeerId, int Number, DateTimeOffset At) : SharingCommand;

    /// <summary>Shares no more, on either side.</summary>
    public sealed record End(Guid SharedCampaignId, Guid By, DateTimeOffset At) : SharingCommand;

    /// <summary>The other chapter shares no more.</summary>
    public sealed record TakeEnd(Guid SharedCampaignId, Guid PeerId, DateTimeOffset At) : SharingCommand;
}
