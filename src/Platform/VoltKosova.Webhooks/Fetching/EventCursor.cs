using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using VoltKosova.EventStore;
using VoltKosova.Web.Problems;

namespace VoltKosova.Webhooks.Fetching;

/// <summary>
/// Where a reader of events stands: encrypted, because positions tell how much happens, bound to what was asked for, and good for as long
/// as the reader keeps it.
/// </summary>
internal sealed class EventCursor(IDataProtectionProvider protection)
{
    public string Write(string filter, IReadOnlyDictionary<string, long> positions) =>
        ProtectorOf(filter).Protect(StoredJson.Write(positions));

    /// <summary>The positions.</summary>
    /// <exception cref="ProblemException">It is no cursor of this filter: 400.</exception>
    public IReadOnlyDictionary<string, long> Read(string filter, string cursor)
    {
        try
        {
            return StoredJson.Read<Dictionary<string, long>>(ProtectorOf(filter).Unprotect(cursor));
        }
        catch (Exception refused) when (refused is CryptographicException or FormatException)
        {
            throw new ProblemException(new Problem("cursor-mismatch", StatusCodes.Status400BadRequest));
        }
    }

    private IDataProtector ProtectorOf(string filter) => protection.CreateProtector("VoltKosova.Webhooks.EventCursor", filter);
}
