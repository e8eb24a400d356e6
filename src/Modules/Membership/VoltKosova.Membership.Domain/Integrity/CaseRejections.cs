using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Integrity;

internal sealed record NoSuchCase() : Rejection("There is no such case.", RejectionKind.NotFound);

internal sealed record NoSuchGround() : Rejection("This is no ground for a complaint today.", RejectionKind.Invalid);

internal sealed record NoSuchDiscriminationGround() : Rejection("This is no ground of discrimination today.", RejectionKind.Invalid);

internal sealed record NotAboutDiscrimination()
    : Rejection("Grounds of discrimination are named in a complaint about discrimination.", RejectionKind.Invalid);

internal sealed record TooLateForProceedings(DateOnly LastDay)
    : Rejection("The facts have been known for too long: proceedings can be opened no more.");

internal sealed record ProceedingsAreOpen() : Rejection("Proceedings are open already.");

internal sealed record NoSuchSanction() : Rejection("There is no such sanction today.", RejectionKind.Invalid);

internal sealed record CaseIsClosed() : Rejection("What was decided in this case is final.");

internal sealed record CaseIsDecided() : Rejection("There is a decision in this case already.");

internal sealed record CaseIsNotUnderAppeal() : Rejection("Nobody has appealed in this case.");

internal sealed record AccusedNotKnown() : Rejection("It is not known yet which member the complaint is about.");

internal sealed record AccusedIsSettled() : Rejection("Something has followed for the member already.");

internal sealed record NotOnTheTeam() : Rejection("Only those on the team of the case may do this.", RejectionKind.Forbidden);

internal sealed record NotOfTheBody() : Rejection("The account does not belong to the body.", RejectionKind.Invalid);

internal sealed record ConcernedByTheCase() : Rejection("The person behind the account is a party of the case.");

internal sealed record RemovedFromTheCase() : Rejection("The account was removed from the case.");

internal sealed record HearingTooSoon(int NoticeDays)
    : Rejection($"The accused has to know of the hearing {NoticeDays} days before.", RejectionKind.Invalid);

internal sealed record NotHeardYet() : Rejection("Nobody is sanctioned before the hearing.");

internal sealed record SanctionNeedsEnd() : Rejection("A sanction of this kind has a last day.", RejectionKind.Invalid);

internal sealed record SanctionHasNoEnd() : Rejection("A sanction of this kind has no last day.", RejectionKind.Invalid);

internal sealed record SanctionTooLong(int MostDays)
    : Rejection($"The last day lies between tomorrow and {MostDays} days from now.", RejectionKind.Invalid);

internal sealed record NothingToAppealYet() : Rejection("There is no decision to appeal against yet.");

internal sealed record NotYoursToAppeal()
    : Rejection("The accused appeals against a sanction, the complainant against a dismissal.");

internal sealed record DecidedBefore() : Rejection("Whoever was on the team does not decide on the appeal.", RejectionKind.Forbidden);

internal sealed record HeavierOnAppeal() : Rejection("The accused's own appeal does not make the sanction heavier.", RejectionKind.Invalid);

internal sealed record NothingToLift() : Rejection("A dismissal is confirmed or changed.", RejectionKind.Invalid);
