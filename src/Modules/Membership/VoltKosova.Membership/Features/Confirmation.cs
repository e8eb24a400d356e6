using System.Diagnostics.CodeAnalysis;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Features;

/// <summary>The link in the mail that asks to confirm an address.</summary>
internal static class Confirmation
{
    public const string AddressIndex = "membership.confirmed-address";

    private const string Purpose = "membership.confirm-email";

    public static string TokenOf(LinkTokens tokens, Guid application) => tokens.Make(Purpose, application);

    public static bool TryRead(LinkTokens tokens, string token, out Guid application, [NotNullWhen(false)] out Rejection? no)
    {
        no = tokens.TryRead(Purpose, token, out application) ? null : new NoSuchApplication();
        return no is null;
    }
}

/// <summary>Whose confirmed address it is.</summary>
internal sealed record ConfirmedAddress(Guid ApplicationId);
