using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain.Opportunities;

internal sealed record NoSuchOpportunity() : Rejection("There is no such opportunity.", RejectionKind.NotFound);

internal sealed record OpportunityClosesBeforeItOpens() : Rejection("It closes before it opens.", RejectionKind.Invalid);

internal sealed record SkillTwice() : Rejection("A skill stands in the list twice.", RejectionKind.Invalid);

internal sealed record OpportunityNoLongerDraft() : Rejection("Only a draft can be planned differently.");

internal sealed record OpportunityIsOver() : Rejection("The time to sign up has passed.");

internal sealed record OpportunityNotOpen() : Rejection("The opportunity has not been opened.");

internal sealed record OpportunityHasEnded() : Rejection("The opportunity has been closed or cancelled.");
