using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Domain.Sharing;

internal sealed record NoSuchSharedCampaign() : Rejection("There is no such shared campaign.", RejectionKind.NotFound);

internal sealed record NotOfferedToUs() : Rejection("No answer of ours is waited for: it was answered or has ended.");

internal sealed record NotShared() : Rejection("The campaign is not shared: the offer was not accepted, or it has ended.");

internal sealed record CampaignNotToShare() : Rejection("Only a campaign that is scheduled or runs can be shared.");

internal sealed record NoSuchVoltChapter() : Rejection("There is no such Volt chapter with keys both ways.", RejectionKind.NotFound);
