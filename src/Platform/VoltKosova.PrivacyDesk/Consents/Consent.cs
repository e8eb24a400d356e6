using VoltKosova.EventStore;

namespace VoltKosova.PrivacyDesk;

/// <summary>What somebody has agreed to.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Purpose">What for: a constant of the code such as <c>petition-news</c>.</param>
/// <param name="Channel">How they may be reached for it.</param>
/// <param name="TextVersion">The text that they agreed to; null where there was none.</param>
/// <param name="Proof">What shows that it was them.</param>
/// <param name="Basis">Why the law allows it.</param>
public sealed record Consent(
    Guid PersonId, string Purpose, ConsentChannel Channel, string? TextVersion, ConsentProof Proof, LegalBasis Basis)
{
    /// <summary>What it is about where it holds for one thing alone, such as a petition; null where it holds for all.</summary>
    public Guid? About { get; init; }
}

/// <summary>How somebody may be reached.</summary>
public enum ConsentChannel
{
    /// <summary>Not at all: it is about keeping or showing something.</summary>
    None,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By telephone or text message.</summary>
    Phone,

    /// <summary>By letter.</summary>
    Post,
}

/// <summary>What shows that it was the person who agreed.</summary>
public enum ConsentProof
{
    /// <summary>They followed a link that only they had.</summary>
    ConfirmedAddress,

    /// <summary>They were signed in.</summary>
    SignedIn,

    /// <summary>Staff have it on paper.</summary>
    Paper,

    /// <summary>It came from another system or a list.</summary>
    Import,
}

/// <summary>Why the law allows something.</summary>
public enum LegalBasis
{
    /// <summary>The person has agreed, also to their political opinion being known.</summary>
    ExplicitConsent,

    /// <summary>A political body without gain keeps data of its own members.</summary>
    MembersOfPoliticalBody,
}

/// <summary>A line of the ledger of consents: given or withdrawn. Lines are added and never changed; they go with the person.</summary>
internal sealed record ConsentEntry(Guid Id, bool IsGiven, Consent Consent, string Source, string? By, DateTimeOffset At)
{
    /// <summary>For the index.</summary>
    public Guid PersonId => Consent.PersonId;
}

/// <summary>Writes into the ledger.</summary>
public static class ConsentLedger
{
    /// <summary>Notes in this act that somebody has agreed; it commits with the fact that it belongs to.</summary>
    /// <returns>The entry, for what is allowed by it.</returns>
    public static Guid NoteConsent(this Writing writing, Consent consent, Guid? by = null) => Note(writing, consent, isGiven: true, by);

    /// <summary>Notes in this act that somebody agrees no more.</summary>
    public static Guid NoteWithdrawal(this Writing writing, Consent consent, Guid? by = null) => Note(writing, consent, isGiven: false, by);

    private static Guid Note(Writing writing, Consent consent, bool isGiven, Guid? by)
    {
        ArgumentNullException.ThrowIfNull(writing);
        var id = writing.NewId();
        writing.Insert(
            SharedTables.Consents, id.ToString(), new ConsentEntry(id, isGiven, consent, writing.Module, by?.ToString(), writing.Now));
        return id;
    }
}
