namespace VoltKosova.Campaigns.Contracts;

/// <summary>
/// A Volt chapter asks another one to run a campaign together (<c>campaigns.shared-campaign-offered.v1</c>). Sent to the peer alone.
/// </summary>
/// <param name="PeerId">Whom it is for; the peer itself is not told.</param>
/// <param name="SharedCampaignId">The same on both sides.</param>
/// <param name="Title">In English, which chapters of different countries speak with each other.</param>
/// <param name="Themes">Which challenges it is about, for example <c>smart_state</c>.</param>
/// <param name="Goals">What the offering side wants to reach.</param>
/// <param name="StartsOn">The planned first day.</param>
/// <param name="EndsOn">The planned last day; null when it is open.</param>
public sealed record SharedCampaignOffered(
    Guid PeerId,
    Guid SharedCampaignId,
    string Title,
    IReadOnlyList<string> Themes,
    IReadOnlyList<SharedFigure> Goals,
    DateOnly StartsOn,
    DateOnly? EndsOn);

/// <summary>The other chapter joins in (<c>campaigns.shared-campaign-accepted.v1</c>).</summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="SharedCampaignId">What was offered.</param>
/// <param name="AcceptedOn">From when it joins in.</param>
public sealed record SharedCampaignAccepted(Guid PeerId, Guid SharedCampaignId, DateOnly AcceptedOn);

/// <summary>The other chapter does not join in (<c>campaigns.shared-campaign-declined.v1</c>).</summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="SharedCampaignId">What was offered.</param>
/// <param name="DeclinedOn">When it said so.</param>
public sealed record SharedCampaignDeclined(Guid PeerId, Guid SharedCampaignId, DateOnly DeclinedOn);

/// <summary>One side tells how far it is (<c>campaigns.shared-campaign-figures-told.v1</c>).</summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="SharedCampaignId">The shared campaign.</param>
/// <param name="Number">Counts what this side has told, from 1: a higher number replaces a lower one, in whatever order they come.</param>
/// <param name="Figures">Goal by goal, the whole so far.</param>
public sealed record SharedCampaignFiguresTold(Guid PeerId, Guid SharedCampaignId, int Number, IReadOnlyList<SharedFigure> Figures);

/// <summary>The other side has the figures (<c>campaigns.shared-campaign-figures-acknowledged.v1</c>).</summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="SharedCampaignId">The shared campaign.</param>
/// <param name="Number">The figures of this number, and so all before them.</param>
public sealed record SharedCampaignFiguresAcknowledged(Guid PeerId, Guid SharedCampaignId, int Number);

/// <summary>One side shares no more (<c>campaigns.shared-campaign-ended.v1</c>). Its own campaign may go on.</summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="SharedCampaignId">The shared campaign.</param>
public sealed record SharedCampaignEnded(Guid PeerId, Guid SharedCampaignId);

/// <summary>How far one side is with one of its goals.</summary>
/// <param name="Measure">What is counted, in words.</param>
/// <param name="Target">How many it wants.</param>
/// <param name="Reached">How many it has.</param>
public sealed record SharedFigure(string Measure, int Target, int Reached);
