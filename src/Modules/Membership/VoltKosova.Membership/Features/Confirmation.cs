using System.Diagnostics.CodeAnalysis;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Features;

/// <summary>The link in the mail that asks to confirm an address.</summary>
internal static class Confirmation
{
    private const string AddressIndex = "membership.confirmed-address";

    private const string Purpose = "membership.confirm-email";

    public static string TokenOf(LinkTokens tokens, Guid application) => tokens.Make(Purpose, application);

    public static bool TryRead(LinkTokens tokens, string token, out Guid application, [NotNullWhen(false)] out Rejection? no)
    {
        no = tokens.TryRead(Purpose, token, out application) ? null : new NoSuchApplication();
        return no is null;
    }

    /// <summary>What an address is claimed under in the register of an entity.</summary>
    public static string AddressOf(BlindIndex index, EmailAddress email, LegalEntity? entity) =>
        index.OfEmail(entity is LegalEntity.Party ? AddressIndex + ".party" : AddressIndex, email);

    /// <summary>
    /// Lets the address apply again. When this is asked again the address may be claimed by the next application, whose claim stays.
    /// </summary>
    public static async Task FreeAddress(Writing writing, BlindIndex index, Guid application, string email, LegalEntity? entity)
    {
        var address = AddressOf(index, EmailAddress.Parse(email), entity);
        if (await writing.Row<ConfirmedAddress>(MembershipStreams.ConfirmedAddresses, address) is { ApplicationId: var holder }
            && holder == application)
            writing.Delete(MembershipStreams.ConfirmedAddresses, address);
    }
}

/// <summary>Whose confirmed address it is.</summary>
internal sealed record ConfirmedAddress(Guid ApplicationId);
