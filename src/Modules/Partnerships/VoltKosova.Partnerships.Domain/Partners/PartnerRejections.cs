using VoltKosova.Kernel;

namespace VoltKosova.Partnerships.Domain.Partners;

internal sealed record NoSuchPartner() : Rejection("There is no such partner.", RejectionKind.NotFound);

internal sealed record PartnerWithoutName() : Rejection("A partner needs a name.", RejectionKind.Invalid);

internal sealed record PartnershipHasEnded() : Rejection("The partnership has ended.");

internal sealed record RecheckNotAfterCheck() : Rejection("The next check must be after this one.", RejectionKind.Invalid);

internal sealed record DayInTheFuture() : Rejection("What has happened cannot have a day in the future.", RejectionKind.Invalid);
