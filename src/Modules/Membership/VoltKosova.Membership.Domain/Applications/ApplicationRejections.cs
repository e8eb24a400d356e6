using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Applications;

internal sealed record NoSuchApplication() : Rejection("There is no such application.", RejectionKind.NotFound);

internal sealed record BirthDateMissing() : Rejection("The date of birth is missing.", RejectionKind.Invalid);

internal sealed record TooYoung(int MinimumAge) : Rejection("The applicant is younger than the rules allow.", RejectionKind.Invalid);

internal sealed record MemberOfAnotherParty() : Rejection("Members may not belong to another party.", RejectionKind.Invalid);

internal sealed record ConsentMissing() : Rejection("Membership needs the consent to keep political data.", RejectionKind.Invalid);

internal sealed record NoSuchLegalEntity() : Rejection("There is no such legal entity that takes members.", RejectionKind.Invalid);

internal sealed record ConfirmationTooLate() : Rejection("The time to confirm the address has passed.");

internal sealed record EmailNotConfirmed() : Rejection("The e-mail address has not been confirmed.");

internal sealed record NoChapterYet() : Rejection("No chapter has this application yet.");

internal sealed record OwnApplication() : Rejection("Nobody decides on their own application.", RejectionKind.Forbidden);

internal sealed record AlreadyDecided() : Rejection("The application has been decided the other way.");

internal sealed record ClaimedBySomebodyElse() : Rejection("Somebody else looks into the application.");

internal sealed record AlreadyWithdrawn() : Rejection("The applicant has withdrawn the application.");

internal sealed record NothingToAppeal() : Rejection("Nothing has been refused.");

internal sealed record AppealTooLate() : Rejection("The time to appeal has passed.");

internal sealed record SameAsFirstDecision() : Rejection("Who has refused does not decide on the appeal.", RejectionKind.Forbidden);
