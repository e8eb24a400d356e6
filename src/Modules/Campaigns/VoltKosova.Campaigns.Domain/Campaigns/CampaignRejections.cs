using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Domain.Campaigns;

internal sealed record NoSuchCampaign() : Rejection("There is no such campaign.", RejectionKind.NotFound);

internal sealed record CampaignWithoutTheme() : Rejection("A campaign is about at least one of the challenges.", RejectionKind.Invalid);

internal sealed record ThemeTwice() : Rejection("A challenge stands in the list twice.", RejectionKind.Invalid);

internal sealed record CampaignEndsBeforeItStarts() : Rejection("The last day is before the first.", RejectionKind.Invalid);

internal sealed record CampaignNoLongerDraft() : Rejection("What has started cannot be planned differently.");

internal sealed record CampaignWithoutGoal() : Rejection("A campaign needs a goal before it starts.");

internal sealed record CampaignIsOver() : Rejection("The planned last day has passed.");

internal sealed record CampaignNotRunning() : Rejection("The campaign has not been started.");

internal sealed record CampaignHasEnded() : Rejection("The campaign has been completed or cancelled.");

internal sealed record FirstDayHasCome() : Rejection("The first day is not ahead.");

internal sealed record NoSuchGoal() : Rejection("The plan has no such goal.", RejectionKind.Invalid);

internal sealed record GoalCountsItself() : Rejection("Nobody reports what the software counts by itself.", RejectionKind.Invalid);
