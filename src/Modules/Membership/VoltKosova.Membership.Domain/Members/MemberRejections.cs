using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Members;

internal sealed record NoSuchMember() : Rejection("There is no such member.", RejectionKind.NotFound);
