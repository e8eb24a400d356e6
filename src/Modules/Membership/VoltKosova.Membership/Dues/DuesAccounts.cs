using Microsoft.Extensions.Configuration;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>Where dues are paid to, from the configuration section <c>Membership</c>.</summary>
/// <param name="Ours">Null while none is set.</param>
internal sealed record DuesAccounts(DuesAccount? Ours)
{
    public static DuesAccounts From(IConfiguration section)
    {
        if (section["DuesIban"] is not { Length: > 0 } iban)
            return new DuesAccounts(Ours: null);
        return new DuesAccounts(DuesAccount.Of(section["DuesHolder"] ?? "", iban, section["DuesBic"])
            ?? throw new InvalidOperationException(
                "Membership:DuesIban must be an IBAN, with Membership:DuesHolder of 1 to 70 characters."));
    }
}
