namespace VoltKosova.Campaigns.Domain.Signatures;

/// <summary>A signature under a petition, from the form to the day on which nobody can tell any more whose it was.</summary>
internal abstract record Signature
{
    private Signature()
    {
    }

    public static Signature Initial { get; } = new NotGiven();

    public static Signature Evolve(Signature signature, SignatureEvent fact) => (signature, fact) switch
    {
        (_, SignatureEvent.Given given) => new Unconfirmed(given),
        (Unconfirmed unconfirmed, SignatureEvent.Confirmed) => new Confirmed(unconfirmed.Form, WantsNews: false),
        (Confirmed confirmed, SignatureEvent.NewsConsentGiven) => confirmed with { WantsNews = true },
        (Confirmed confirmed, SignatureEvent.NewsConsentWithdrawn) => confirmed with { WantsNews = false },
        (_, SignatureEvent.Withdrawn) => new Withdrawn(),
        (_, SignatureEvent.Discarded { Reason: DiscardReason.Duplicate }) => new Duplicate(),
        (_, SignatureEvent.Discarded or SignatureEvent.Anonymised) => new Gone(),
        _ => signature,
    };

    /// <summary>Before the form was sent.</summary>
    public sealed record NotGiven : Signature;

    /// <summary>The form is here; nobody has confirmed the e-mail address yet.</summary>
    public sealed record Unconfirmed(SignatureEvent.Given Form) : Signature;

    /// <summary>It counts.</summary>
    public sealed record Confirmed(SignatureEvent.Given Form, bool WantsNews) : Signature;

    /// <summary>Taken back by the signer.</summary>
    public sealed record Withdrawn : Signature;

    /// <summary>The same person had signed already; to them it is as if this one had been the first.</summary>
    public sealed record Duplicate : Signature;

    /// <summary>Deleted unconfirmed, or anonymous from now on: there is nobody any more who could do anything with it.</summary>
    public sealed record Gone : Signature;
}
