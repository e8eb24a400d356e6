using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Domain.Signatures;

internal sealed record NoSuchSignature() : Rejection("There is no such signature.", RejectionKind.NotFound);

internal sealed record SigningConsentMissing() : Rejection("A signature needs the consent to keep it.", RejectionKind.Invalid);

internal sealed record SignatureConfirmedTooLate() : Rejection("The time to confirm the address has passed.");

internal sealed record SignatureNotConfirmed() : Rejection("The signature has not been confirmed.");
