using VoltKosova.Kernel;

namespace VoltKosova.Accounts;

/// <summary>One identity at the provider signs in one account.</summary>
internal sealed record IdentityIsAnothers() : Rejection("That identity signs in another account already.");
