using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Members;

/// <summary>Who a member is and where mails reach them, as it is known. After the person was forgotten all of it is null.</summary>
internal sealed record MemberDetails(string? GivenName, string? FamilyName, DateOnly? BirthDate, Language Language, string? Email)
{
    public string? BirthPlace { get; init; }

    /// <summary>Which languages the member speaks, ISO 639-1.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    public static MemberDetails Of(MemberEvent.Admitted f) => new(f.GivenName, f.FamilyName, f.BirthDate, f.Language, f.Email)
    {
        BirthPlace = f.BirthPlace,
        Languages = f.Languages,
    };

    /// <summary>Whether one could call them by it: one of the two names may be empty.</summary>
    public bool HasName => FoldedName.Of($"{GivenName} {FamilyName}").Length > 0;

    public MemberDetails With(MemberEvent.DetailsCorrected f) =>
        With(new DetailsChange(f.GivenName, f.FamilyName, f.BirthDate, f.Language, f.Email));

    public MemberDetails With(DetailsChange change) => this with
    {
        GivenName = change.GivenName ?? GivenName,
        FamilyName = change.FamilyName ?? FamilyName,
        BirthDate = change.BirthDate ?? BirthDate,
        Language = change.Language ?? Language,
        Email = change.Email ?? Email,
    };
}

/// <summary>What of the details is to be another one; what is null stays as it was.</summary>
/// <param name="Email">In its canonical form.</param>
internal sealed record DetailsChange(
    string? GivenName = null, string? FamilyName = null, DateOnly? BirthDate = null, Language? Language = null, string? Email = null)
{
    /// <summary>Without what is so already.</summary>
    public DetailsChange Beyond(MemberDetails known) => new(
        GivenName == known.GivenName ? null : GivenName,
        FamilyName == known.FamilyName ? null : FamilyName,
        BirthDate == known.BirthDate ? null : BirthDate,
        Language == known.Language ? null : Language,
        Email == known.Email ? null : Email);
}

/// <summary>Who has said what a member's details are.</summary>
internal enum DetailsSource
{
    /// <summary>An officer of the chapter, with the reason.</summary>
    Officer,

    /// <summary>The member.</summary>
    Member,

    /// <summary>The member's account: somebody has shown that they read the mails to the address.</summary>
    Account,
}

/// <summary>Why a membership keeps its address although the member's account has got another one.</summary>
internal enum AddressKeptFor
{
    /// <summary>The new one is claimed by another application or membership.</summary>
    Taken,

    /// <summary>The membership's was not the one that the account had.</summary>
    AnotherOne,
}
