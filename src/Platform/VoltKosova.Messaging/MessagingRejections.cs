using VoltKosova.Kernel;

namespace VoltKosova.Messaging;

internal sealed record NoSuchDeadLetter() : Rejection("There is no such dead letter.", RejectionKind.NotFound);

internal sealed record MessagesNotAllowed()
    : Rejection("Delivery is seen and handled for the whole movement only.", RejectionKind.Forbidden);
