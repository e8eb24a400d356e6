using VoltKosova.Kernel;

namespace VoltKosova.Partnerships.Domain.Contacts;

internal sealed record NoSuchContact() : Rejection("There is no such contact.", RejectionKind.NotFound);

internal sealed record ContactEndsBeforeItBegins() : Rejection("A role cannot end before it began.", RejectionKind.Invalid);
