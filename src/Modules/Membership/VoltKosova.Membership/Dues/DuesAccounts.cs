using Microsoft.Extensions.Configuration;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>Where dues are paid to, from the configuration section <c>Membership</c>: each legal entity has its own account.</summary>
/// <param name="Ngo">Null while none is set.</param>
/// <param name="Party">Null while none is set.</param>
internal sealed record DuesAccounts(DuesAccount? Ngo, DuesAccount? Party)
{
    public static DuesAccounts From(IConfiguration section)
    {
        var ngo = Account("Dues", section["DuesIban"], section["DuesHolder"], section["DuesBic"]);
        var party = Account("PartyDues", section["PartyDuesIban"], section["PartyDuesHolder"], section["PartyDuesBic"]);
        return ngo is null || ngo.Iban != party?.Iban
            ? new DuesAccounts(ngo, party)
            : throw new InvalidOperationException(
                "Membership:PartyDuesIban must be another account than Membership:DuesIban: an association does not hold a party's money.");
    }

    /// <summary>Null while none is set.</summary>
    public DuesAccount? Of(LegalEntity entity) => entity is LegalEntity.Party ? Party : Ngo;

    /// <summary>Whose an account is that a bank file names, by its IBAN or by the number in it; null where it is none of these.</summary>
    public LegalEntity? OwnerOf(string account)
    {
        var number = string.Concat(account.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Is(Party, number) ? LegalEntity.Party : Is(Ngo, number) ? LegalEntity.Ngo : null;
    }

    private static bool Is(DuesAccount? ours, string number) => ours is { Iban: var iban } && (number == iban || number == iban[4..]);

    private static DuesAccount? Account(string name, string? iban, string? holder, string? bic) => iban is not { Length: > 0 }
        ? null
        : DuesAccount.Of(holder ?? "", iban, bic) ?? throw new InvalidOperationException(
            $"Membership:{name}Iban must be an IBAN, with Membership:{name}Holder of 1 to 70 characters.");
}
