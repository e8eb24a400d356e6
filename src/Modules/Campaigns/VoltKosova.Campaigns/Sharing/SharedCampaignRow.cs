using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>A campaign that is shared with another Volt chapter, with each side's figures.</summary>
/// <param name="PeerId">The other chapter, as a partner.</param>
/// <param name="ChapterId">The chapter that runs our campaign; of an offer from outside, the one that looks after the other side.</param>
/// <param name="Origin"><c>ours</c> when we offered it, <c>theirs</c> when they did.</param>
/// <param name="State"><c>offered</c>, <c>accepted</c>, <c>declined</c> or <c>ended</c>.</param>
/// <param name="CampaignId">Our own campaign, once there is one.</param>
/// <param name="Terms">What was offered.</param>
/// <param name="OurFigures">What we have told.</param>
/// <param name="Told">The number of it; 0 before we have told anything.</param>
/// <param name="Acknowledged">The number up to which the other side has said that it has it.</param>
/// <param name="TheirFigures">What the other side has told.</param>
internal sealed record SharedCampaignRow(
    Guid Id,
    Guid PeerId,
    Guid ChapterId,
    string Origin,
    string State,
    Guid? CampaignId,
    SharedTerms Terms,
    DateTimeOffset OfferedAt,
    IReadOnlyList<Figure> OurFigures,
    int Told,
    int Acknowledged,
    IReadOnlyList<Figure> TheirFigures,
    DateTimeOffset? TheirFiguresAt) : InlineRow
{
    public const string Offered = "offered";
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string Ended = "ended";

    public static RowTable Table { get; } = new("shared_campaign");

    public static Projection<SharedCampaignRow, SharingEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, SharingEvent.Offered f) => new SharedCampaignRow(
            f.SharedCampaignId, f.PeerId, f.ChapterId, "ours", Offered, f.CampaignId, f.Terms, f.At, [], 0, 0, [], null),
        (_, SharingEvent.OfferReceived f) => new SharedCampaignRow(
            f.SharedCampaignId, f.PeerId, f.ChapterId, "theirs", Offered, null, f.Terms, f.At, [], 0, 0, f.Terms.Goals, f.At),
        ({ } r, SharingEvent.Accepted f) => r with { State = Accepted, CampaignId = f.CampaignId },
        ({ } r, SharingEvent.AcceptedThere) => r with { State = Accepted },
        ({ } r, SharingEvent.Declined or SharingEvent.DeclinedThere) => r with { State = Declined },
        ({ } r, SharingEvent.FiguresTold f) => r with { OurFigures = f.Figures, Told = f.Number },
        ({ } r, SharingEvent.FiguresAcknowledged f) => r with { Acknowledged = f.Number },
        ({ } r, SharingEvent.FiguresReceived f) => r with { TheirFigures = f.Figures, TheirFiguresAt = f.At },
        ({ } r, SharingEvent.Ended or SharingEvent.EndedThere) => r with { State = Ended },
        _ => row,
    });
}
