using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Mail;
using VoltKosova.Privacy;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Campaigns.Features;

/// <summary>
/// One person, one signature under a petition: told apart by the address, of which only a keyed hash per petition is kept. A tag after a
/// plus leads into the same mailbox, so it makes nobody else.
/// </summary>
internal sealed class Signer(BlindIndex index, IPersonKeys keys, Mailbox mails, ConsentBook consents)
{
    private const string Purpose = "campaigns.signer";

    /// <summary>What the signer is called among those of the petition.</summary>
    public string Of(Guid petition, string email) => index.Of(Purpose, $"{petition:N}/{Untagged(EmailAddress.Parse(email).Canonical)}");

    /// <summary>
    /// Destroys the key of the personal fields, the mails, the consents and the claim: what stays says that somebody signed, not who.
    /// </summary>
    public async Task Forget(Writing writing, SignatureEvent.Given form)
    {
        if (form.Email is { } email)
        {
            var signer = Of(form.PetitionId, email);
            if (await writing.Row<SignerClaim>(CampaignsStreams.Signers, signer) is { } claim && claim.SignatureId == form.SignatureId)
                writing.Delete(CampaignsStreams.Signers, signer);
        }

        await consents.Forget(writing, form.PersonId);
        writing.DestroyKey(form.PersonId, keys);
        await mails.Forget(writing, CampaignsStreams.Module, form.PersonId);
    }

    private static string Untagged(string canonical)
    {
        var (plus, at) = (canonical.IndexOf('+', StringComparison.Ordinal), canonical.LastIndexOf('@'));
        return plus > 0 && plus < at ? canonical[..plus] + canonical[at..] : canonical;
    }
}

/// <summary>Which signature the signer's is.</summary>
internal sealed record SignerClaim(Guid SignatureId);
