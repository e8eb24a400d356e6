using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using VoltKosova.Access;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web;

/// <summary>
/// Whether the person was there lately. The pipeline asks for every request that is dangerous; a staff page asks for its buttons.
/// </summary>
public sealed class FreshProof(Caller caller, TimeProvider clock)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> _queries = new();

    /// <summary>Whether there is a proof that still counts.</summary>
    public bool IsThere => caller.Proof?.IsFresh(clock.GetUtcNow()) == true;

    /// <summary>Whether requests of a type may want a proof: it says so, or lists what can be taken as a file.</summary>
    internal static bool IsWantedBy(Type request) => request.IsAssignableTo(typeof(IDangerous));

    /// <summary>What a request lacks; null when nothing.</summary>
    internal Problem? Missing(object request)
    {
        var dangerous = request as IDangerous;
        if (dangerous is { NeedsProof: true } || TakesPersonsOut(request))
        {
            if (caller.IsService)
            {
                return dangerous?.IsForMachinesToo == true
                    ? null
                    : new Problem("not-for-machines", StatusCodes.Status403Forbidden);
            }

            return IsThere ? null : Required();
        }

        return null;
    }

    // The challenge of RFC 9470. It comes with 403, because 401 would make clients refresh a token that is good.
    private Problem Required() => new("step-up-required", StatusCodes.Status403Forbidden)
    {
        Challenge = string.Create(
            CultureInfo.InvariantCulture,
            $"Bearer error=\"insufficient_user_authentication\", max_age=\"{(long)(caller.Proof?.Life.TotalSeconds ?? 0)}\""),
    };

    private static bool TakesPersonsOut(object request) => _queries.GetOrAdd(
        request.GetType(), type => type.GetProperties().FirstOrDefault(property => property.PropertyType == typeof(ListQuery)))
        ?.GetValue(request) is ListQuery { Export: not null };
}
