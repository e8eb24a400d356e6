namespace VoltKosova.Membership.Domain.Duplicates;

/// <summary>Why two entries may be of one human being.</summary>
internal enum LikenessReason
{
    /// <summary>Mails to both end up in one mailbox.</summary>
    SameMailbox,

    /// <summary>Born on the same day.</summary>
    SameBirthDate,

    /// <summary>The day of birth differs in one of its parts, or day and month are exchanged.</summary>
    NearBirthDate,

    /// <summary>The same name.</summary>
    SameName,

    /// <summary>The same name, written otherwise or in another order.</summary>
    SameNameSpelledOtherwise,

    /// <summary>A part of the name is the same.</summary>
    PartOfName,
}

/// <summary>How much two entries look alike.</summary>
/// <param name="Score">From 0 to 100; what the reasons weigh together.</param>
internal sealed record Likeness(int Score, IReadOnlyList<LikenessReason> Reasons)
{
    /// <summary>From here on staff are asked to look.</summary>
    public const int Possible = 50;

    /// <summary>From here on nobody becomes a member until somebody has said that it is not the same human being.</summary>
    public const int Likely = 75;

    /// <summary>Compares two entries. It is the same whichever comes first.</summary>
    public static Likeness Of(MatchKeys one, MatchKeys other)
    {
        LikenessReason[] reasons = [.. new[] { Mail(one, other), Birth(one, other), Name(one, other) }.OfType<LikenessReason>()];
        return new Likeness(Math.Min(100, reasons.Sum(Weight)), reasons);
    }

    private static int Weight(LikenessReason reason) => reason switch
    {
        LikenessReason.SameMailbox => 50,
        LikenessReason.SameBirthDate => 35,
        LikenessReason.NearBirthDate => 15,
        LikenessReason.SameName => 45,
        LikenessReason.SameNameSpelledOtherwise => 40,
        LikenessReason.PartOfName => 20,
        _ => throw new System.Diagnostics.UnreachableException(reason.ToString()),
    };

    private static LikenessReason? Mail(MatchKeys one, MatchKeys other) =>
        one.Mailbox is { } mailbox && mailbox == other.Mailbox ? LikenessReason.SameMailbox : null;

    private static LikenessReason? Birth(MatchKeys one, MatchKeys other) => (one.Birth, other.Birth) switch
    {
        (null, _) or (_, null) => null,
        var (a, b) when a == b => LikenessReason.SameBirthDate,
        var (a, _) when a == other.BirthSwapped || one.BirthParts.Intersect(other.BirthParts).Any() => LikenessReason.NearBirthDate,
        _ => null,
    };

    private static LikenessReason? Name(MatchKeys one, MatchKeys other) => (one.Name, other.Name) switch
    {
        (null, _) or (_, null) => null,
        var (a, b) when a == b => one.Spelled == other.Spelled ? LikenessReason.SameName : LikenessReason.SameNameSpelledOtherwise,
        _ when one.Words.Intersect(other.Words).Any() => LikenessReason.PartOfName,
        _ => null,
    };
}
