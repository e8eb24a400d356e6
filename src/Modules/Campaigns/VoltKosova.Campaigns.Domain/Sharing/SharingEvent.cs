namespace VoltKosova.Campaigns.Domain.Sharing;

/// <summary>
/// What happens to a campaign that two Volt chapters run together, on either side. Names and fields are the stored format.
/// </summary>
internal abstract record SharingEvent
{
    private SharingEvent()
    {
    }

    /// <summary>We ask the other chapter.</summary>
    /// <param name="Terms">What it is told of our campaign.</param>
    public sealed record Offered(
        Guid SharedCampaignId, Guid PeerId, Guid ChapterId, Guid CampaignId, SharedTerms Terms, Guid By, DateTimeOffset At) : SharingEvent;

    /// <summary>The other chapter asks us.</summary>
    /// <param name="ChapterId">The chapter here that looks after the other one.</param>
    public sealed record OfferReceived(Guid SharedCampaignId, Guid PeerId, Guid ChapterId, SharedTerms Terms, DateTimeOffset At)
        : SharingEvent;

    /// <summary>We join in, with a campaign of our own.</summary>
    public sealed record Accepted(Guid SharedCampaignId, Guid PeerId, Guid CampaignId, DateOnly AcceptedOn, Guid By, DateTimeOffset At)
        : SharingEvent;

    /// <summary>We do not.</summary>
    public sealed record Declined(Guid SharedCampaignId, Guid PeerId, DateOnly DeclinedOn, Guid By, DateTimeOffset At) : SharingEvent;

    /// <summary>The other chapter joins in.</summary>
    public sealed record AcceptedThere(Guid SharedCampaignId, Guid PeerId, DateOnly AcceptedOn, DateTimeOffset At) : SharingEvent;

    /// <summary>The other chapter does not.</summary>
    public sealed record DeclinedThere(Guid SharedCampaignId, Guid PeerId, DateOnly DeclinedOn, DateTimeOffset At) : SharingEvent;

    /// <summary>We have told how far our side is.</summary>
    /// <param name="Number">Counts what we have told, from 1: a higher one replaces a lower one, in whatever order they come.</param>
    /// <param name="By">Null when nobody did it by hand.</param>
    public sealed record FiguresTold(
        Guid SharedCampaignId, Guid PeerId, int Number, IReadOnlyList<Figure> Figures, Guid? By, DateTimeOffset At) : SharingEvent
    {
        public bool Equals(FiguresTold? other) => other is not null
            && (SharedCampaignId, PeerId, Number, By, At) == (other.SharedCampaignId, other.PeerId, other.Number, other.By, other.At)
            && Figures.SequenceEqual(other.Figures);

        public override int GetHashCode() => HashCode.Combine(SharedCampaignId, Number, At);
    }

    /// <summary>The other chapter has told how far its side is: the acknowledgement goes back.</summary>
    public sealed record FiguresReceived(
        Guid SharedCampaignId, Guid PeerId, int Number, IReadOnlyList<Figure> Figures, DateTimeOffset At) : SharingEvent
    {
        public bool Equals(FiguresReceived? other) => other is not null
            && (SharedCampaignId, PeerId, Number, At) == (other.SharedCampaignId, other.PeerId, other.Number, other.At)
            && Figures.SequenceEqual(other.Figures);

        public override int GetHashCode() => HashCode.Combine(SharedCampaignId, Number, At);
    }

    /// <summary>The other chapter has what we told.</summary>
    public sealed record FiguresAcknowledged(Guid SharedCampaignId, Guid PeerId, int Number, DateTimeOffset At) : SharingEvent;

    /// <summary>We share no more.</summary>
    public sealed record Ended(Guid SharedCampaignId, Guid PeerId, Guid By, DateTimeOffset At) : SharingEvent;

    /// <summary>The other chapter shares no more.</summary>
    public sealed record EndedThere(Guid SharedCampaignId, Guid PeerId, DateTimeOffset At) : SharingEvent;
}
