using VoltKosova.Kernel;

namespace VoltKosova.Audit;

/// <summary>Nobody has read or changed anything of a person of that id, or there is no such person.</summary>
internal sealed record NothingAboutPerson() : Rejection("The audit trail says nothing about such a person.", RejectionKind.NotFound);
