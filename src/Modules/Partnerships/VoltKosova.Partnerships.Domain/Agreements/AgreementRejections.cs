using VoltKosova.Kernel;

namespace VoltKosova.Partnerships.Domain.Agreements;

internal sealed record NoSuchAgreement() : Rejection("There is no such agreement.", RejectionKind.NotFound);

internal sealed record AgreementEndsBeforeItStarts() : Rejection("An agreement cannot end before it starts.", RejectionKind.Invalid);

internal sealed record AgreementStateForbids(AgreementStage State) : Rejection("The state of the agreement does not allow it.");

internal sealed record ProposerCannotApprove()
    : Rejection("Whoever wrote the terms cannot approve them.", RejectionKind.Forbidden);

internal sealed record DueDiligenceNeeded() : Rejection("The partner has no current check that allows an agreement.");

internal sealed record DocumentDiffers() : Rejection("This is not the document that was approved.");

internal sealed record SignedBeforeApproval() : Rejection("Nobody can sign before the approval.", RejectionKind.Invalid);

internal sealed record SignedAfterItsEnd() : Rejection("With this signature the agreement would be over before it begins.");

internal sealed record TerminationBeforeRequest()
    : Rejection("A termination cannot have effect before it is asked.", RejectionKind.Invalid);

internal sealed record NoticeTooShort(DateOnly EarliestOn) : Rejection("The agreed notice is longer.");

internal sealed record TerminationUnderWay() : Rejection("The agreement is being terminated already.");

internal sealed record AmendmentUnderWay() : Rejection("Another amendment of this agreement is under way.");
