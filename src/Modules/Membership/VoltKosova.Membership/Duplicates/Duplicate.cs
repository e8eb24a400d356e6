using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Views;

namespace VoltKosova.Membership.Duplicates;

/// <summary>What somebody who looks alike is.</summary>
internal enum DuplicateStanding
{
    /// <summary>Waits for a decision.</summary>
    Applicant,

    /// <summary>A member.</summary>
    Member,

    /// <summary>A member once.</summary>
    Former,
}

/// <summary>An entry that looks like another one.</summary>
/// <param name="Card">The membership; of one that was merged the one that it goes on in. Absent for an applicant.</param>
/// <param name="Application">The application of an applicant.</param>
/// <param name="IsPutOut">Whether the movement has put them out of this membership, or of one that had gone on in it.</param>
internal sealed record Duplicate(
    Guid PairId,
    Guid EntryId,
    Likeness Likeness,
    DuplicateStanding Standing,
    MemberCard? Card,
    ApplicationRow? Application,
    bool IsPutOut = false)
{
    /// <summary>Whose it is; null while no chapter has the application.</summary>
    public Guid? ChapterId => Card?.ChapterId ?? Application?.ChapterId;

    /// <summary>Whether it is, as likely as not, the second membership of one human being.</summary>
    public bool IsLikelyMember => Standing is DuplicateStanding.Member && Likeness.Score >= Likeness.Likely;

    /// <summary>Whether it is, as likely as not, somebody whom the movement has put out.</summary>
    public bool IsLikelyPutOut => Standing is DuplicateStanding.Former && Likeness.Score >= Likeness.Likely && IsPutOut;
}

/// <summary>A possible duplicate as staff see it. Of another chapter's nothing is told but that there is one.</summary>
/// <param name="PairId">What it is dismissed by.</param>
/// <param name="ChapterId">Whom to ask.</param>
/// <param name="WithinScope">Whether the caller may see it.</param>
internal sealed record DuplicateBody(Guid PairId, Guid? ChapterId, bool WithinScope)
{
    /// <summary>From 0 to 100.</summary>
    public int? Score { get; init; }

    /// <summary>What speaks for it.</summary>
    public IReadOnlyList<DuplicateReason>? Reasons { get; init; }

    public DuplicateStanding? Standing { get; init; }

    public Guid? ApplicationId { get; init; }

    public Guid? MemberId { get; init; }

    public string? Number { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public static DuplicateBody Of(Duplicate duplicate, bool withinScope, Language language)
    {
        var body = new DuplicateBody(duplicate.PairId, duplicate.ChapterId, withinScope);
        return withinScope
            ? body with
            {
                Score = duplicate.Likeness.Score,
                Reasons = [.. duplicate.Likeness.Reasons.Select(one => new DuplicateReason(one, DuplicateTexts.Of(one).In(language)))],
                Standing = duplicate.Standing,
                ApplicationId = duplicate.Application?.Id,
                MemberId = duplicate.Card?.Id,
                Number = duplicate.Card?.Number ?? duplicate.Application?.Number,
                GivenName = duplicate.Card?.GivenName ?? duplicate.Application?.GivenName,
                FamilyName = duplicate.Card?.FamilyName ?? duplicate.Application?.FamilyName,
            }
            : body;
    }
}

/// <summary>One thing that speaks for it.</summary>
/// <param name="Text">In the reader's language.</param>
internal sealed record DuplicateReason(LikenessReason Reason, string Text);

/// <summary>Why two entries look alike, for people.</summary>
internal static class DuplicateTexts
{
    public static LocalText Of(LikenessReason reason) => reason switch
    {
        LikenessReason.SameMailbox => new(
            "E njëjta adresë e-maili.", "Ista e-mail adresa.", "The same e-mail address."),
        LikenessReason.SameBirthDate => new("E njëjta datë e lindjes.", "Isti datum rođenja.", "The same date of birth."),
        LikenessReason.NearBirthDate => new(
            "Data e lindjes ndryshon vetëm në një pjesë.",
            "Datum rođenja se razlikuje samo u jednom delu.",
            "The date of birth differs in one part only."),
        LikenessReason.SameName => new("I njëjti emër.", "Isto ime.", "The same name."),
        LikenessReason.SameNameSpelledOtherwise => new(
            "I njëjti emër, i shkruar ndryshe.", "Isto ime, drugačije napisano.", "The same name, written otherwise."),
        LikenessReason.PartOfName => new(
            "Një pjesë e emrit është e njëjtë.", "Deo imena je isti.", "A part of the name is the same."),
        _ => throw new System.Diagnostics.UnreachableException(reason.ToString()),
    };
}
