using System.Text;

namespace VoltKosova.Kernel;

/// <summary>
/// A business "no": a value with a name. The name in kebab case is the stable <c>code</c> of the problem answer, so renaming a rejection
/// changes the API. The reason is English, for developers; people read the localised text that is kept by code.
/// </summary>
/// <param name="Reason">A complete English sentence without personal data.</param>
/// <param name="Kind">What kind of "no" it is; the edge turns it into a status.</param>
public abstract record Rejection(string Reason, RejectionKind Kind = RejectionKind.Conflict)
{
    /// <summary>The stable code, for example <c>no-open-application</c>.</summary>
    public string Code => Kebab(GetType().Name);

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && kebab.Length > 0)
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(letter));
        }

        return kebab.ToString();
    }
}

/// <summary>The kinds of "no".</summary>
public enum RejectionKind
{
    /// <summary>The state of the thing does not allow it (409).</summary>
    Conflict,

    /// <summary>What was sent is understood but cannot be accepted as it is (422).</summary>
    Invalid,

    /// <summary>There is no such thing for this caller (404).</summary>
    NotFound,

    /// <summary>The caller sees the thing but may not do this (403).</summary>
    Forbidden,

    /// <summary>The thing has changed since the caller read it (412).</summary>
    Stale,
}
