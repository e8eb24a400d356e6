using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Domain.Petitions;

internal sealed record NoSuchPetition() : Rejection("There is no such petition.", RejectionKind.NotFound);

internal sealed record PetitionClosesBeforeItOpens() : Rejection("The last day is before the first.", RejectionKind.Invalid);

internal sealed record MilestoneTwice() : Rejection("A milestone stands in the list twice.", RejectionKind.Invalid);

internal sealed record PetitionNoLongerDraft() : Rejection("What can be signed cannot be changed.");

internal sealed record PetitionIsOver() : Rejection("The planned last day has passed.");

internal sealed record PetitionNotOpened() : Rejection("The petition has not been opened.");

internal sealed record PetitionClosed() : Rejection("The petition can be signed no more.");

internal sealed record PetitionStillOpen() : Rejection("The petition can still be signed.");

internal sealed record DayCannotBe() : Rejection("The day is ahead, or before what it follows.", RejectionKind.Invalid);

internal sealed record PetitionAlreadyDelivered() : Rejection("The delivery has been recorded otherwise.");

internal sealed record PetitionNotDelivered() : Rejection("The petition has not been delivered.");

internal sealed record PetitionAlreadyAnswered() : Rejection("The answer has been recorded otherwise.");
