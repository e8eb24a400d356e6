using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Campaigns.Features;

/// <summary>What a signer agrees to, each for itself and for this petition alone.</summary>
internal static class PetitionConsents
{
    /// <summary>That the signature is kept, counted and handed over.</summary>
    public const string Signature = "petition-signature";

    /// <summary>That everybody may read the name.</summary>
    public const string PublicName = "petition-public-name";

    /// <summary>News of what becomes of it.</summary>
    public const string News = "petition-news";

    /// <summary>The ticks of the form, once the signer has shown that the address is theirs.</summary>
    public static void Note(Writing writing, SignatureEvent.Given form)
    {
        writing.NoteConsent(Of(form, Signature, ConsentChannel.None));
        if (form.ShowName)
            writing.NoteConsent(Of(form, PublicName, ConsentChannel.None));
        if (form.KeepInformed)
            writing.NoteConsent(Of(form, News, ConsentChannel.Email));
    }

    /// <summary>The signer wants no more news.</summary>
    public static void NoNews(Writing writing, SignatureEvent.Given form) =>
        writing.NoteWithdrawal(Of(form, News, ConsentChannel.Email));

    private static Consent Of(SignatureEvent.Given form, string purpose, ConsentChannel channel) =>
        new(form.PersonId, purpose, channel, form.ConsentVersion, ConsentProof.ConfirmedAddress, LegalBasis.ExplicitConsent)
        {
            About = form.PetitionId,
        };
}
