using System.Diagnostics.CodeAnalysis;
using VoltKosova.EventStore;
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

    /// <summary>
    /// Lets the address apply again. When this is asked again the address may be claimed by the next application, whose claim stays.
    /// </summary>
    public static async Task FreeAddress(Writing writing, BlindIndex index, Guid application, string email)
    {
        var address = index.OfEmail(AddressIndex, EmailAddress.Parse(email));
        if (await writing.Row<ConfirmedAddress>(MembershipStreams.ConfirmedAddresses, address) is { ApplicationId: var holder }
            && holder == application)
            writing.Delete(MembershipStreams.ConfirmedAddresses, address);
    }
}

/// <summary>Whose confirmed address it is.</summary>
internal sealed record ConfirmedAddress(Guid ApplicationId);
