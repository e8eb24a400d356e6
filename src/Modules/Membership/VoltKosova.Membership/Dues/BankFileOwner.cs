using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// Whose a bank file is in law: that of the legal entity whose account it names. Of other accounts, and where it names none, whoever hands
/// it in says so; as long as the party has no account here, what is not said is the NGO's.
/// </summary>
/// <param name="said">Whose it is said to be; null where nobody has said.</param>
internal sealed class BankFileOwner(DuesAccounts accounts, LegalEntity? said)
{
    private LegalEntity? _known = said;

    /// <summary>Null where nothing says it.</summary>
    public LegalEntity? Entity => _known ?? (accounts.Party is null ? LegalEntity.Ngo : null);

    /// <summary>The file is about an account.</summary>
    /// <exception cref="BankFileException">It is that of another legal entity.</exception>
    public void Sees(string account)
    {
        if (accounts.OwnerOf(account) is not { } owner)
            return;
        if (_known is { } other && other != owner)
            throw new BankFileException(new BankFileOfOtherEntity());
        _known = owner;
    }
}

internal sealed record BankFileOfOtherEntity() : Rejection("The file names an account of another legal entity.", RejectionKind.Invalid);

internal sealed record BankFileOfNobody() : Rejection("Nothing says which legal entity's the file is.", RejectionKind.Invalid);
