using System.Security.Cryptography.X509Certificates;

namespace VoltKosova.Webhooks.Sending;

/// <summary>
/// Who vouches for the certificates of receivers: the boundary to the machine's own list. Nothing else can make a certificate good; there
/// is no setting that lets a bad one pass.
/// </summary>
/// <param name="Policy">What else than the machine's list counts; null for that list alone.</param>
internal sealed record Authorities(X509ChainPolicy? Policy)
{
    public static Authorities OfThisMachine { get; } = new(Policy: null);
}
