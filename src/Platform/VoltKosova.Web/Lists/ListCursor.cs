using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web.Lists;

/// <summary>
/// Where a page ended: encrypted and signed for this list, filter, order and scope, and good for a day. Sort keys can be names, so nobody
/// but this host reads them.
/// </summary>
internal sealed class ListCursor(IDataProtectionProvider protection)
{
    private static readonly TimeSpan _life = TimeSpan.FromDays(1);

    public string Write(IListDeclaration list, ListTerms terms, ListScope scope, IReadOnlyList<string> keys) =>
        ProtectorOf(list, terms, scope).Protect(JsonSerializer.Serialize(keys), _life);

    /// <exception cref="ProblemException">It is not a cursor of this list, filter, order and scope, or too old: 400.</exception>
    public IReadOnlyList<string>? Read(IListDeclaration list, ListTerms terms, ListScope scope)
    {
        if (terms.Cursor is null)
            return null;
        try
        {
            return JsonSerializer.Deserialize<string[]>(ProtectorOf(list, terms, scope).Unprotect(terms.Cursor));
        }
        catch (Exception refused) when (refused is CryptographicException or FormatException)
        {
            throw new ProblemException(new Problem("cursor-mismatch", StatusCodes.Status400BadRequest));
        }
    }

    private ITimeLimitedDataProtector ProtectorOf(IListDeclaration list, ListTerms terms, ListScope scope) => protection
        .CreateProtector("VoltKosova.Web.ListCursor", $"{list.Module}.{list.Table.Name}", terms.Fingerprint, scope.Fingerprint)
        .ToTimeLimitedDataProtector();
}
