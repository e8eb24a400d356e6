using System.Security.Cryptography;
using System.Text;
using VoltKosova.Access;

namespace VoltKosova.Web;

/// <summary>Which rows of a list the caller may see at all. Every list asks for one, so that none is open by oversight.</summary>
public sealed class ListScope
{
    private ListScope(ListField? attribute, string[] values) => (Attribute, Values) = (attribute, values);

    /// <summary>All rows: for what anybody may read.</summary>
    public static ListScope Public { get; } = new(null, []);

    internal ListField? Attribute { get; }

    internal string[] Values { get; }

    /// <summary>Whether the field is an array that holds one of the values.</summary>
    internal bool IsWithin { get; private init; }

    /// <summary>Whether the field is an array, with something in it, that holds nothing but these values.</summary>
    internal bool IsAllWithin { get; private init; }

    /// <summary>Whether the field is an array that holds none of the values.</summary>
    internal bool IsWithout { get; private init; }

    /// <summary>What has to be true of the rows as well.</summary>
    internal ListScope? Also { get; private init; }

    internal string Fingerprint =>
        (Attribute is null ? "all" : $"{Attribute.Name}{(IsWithout ? "!" : "")}={string.Join(',', Values)}")
        + (Also is null ? "" : "&" + Also.Fingerprint);

    /// <summary>The same for everybody who may see the same, and tells nobody what that is.</summary>
    internal string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Fingerprint)))[..16];

    /// <summary>The rows of the chapters where the caller's right holds.</summary>
    /// <param name="scope">What <see cref="Caller.Scope"/> said.</param>
    /// <param name="path">Where the row keeps its chapter.</param>
    public static ListScope Of(ChapterScope scope, string path = "chapter_id")
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Everywhere ? Public : Where(path, [.. scope.Chapters]);
    }

    /// <summary>The rows whose field has one of these ids, such as the caller's own.</summary>
    public static ListScope Where(string path, params IReadOnlyCollection<Guid> ids) =>
        WhereText(path, [.. ids.Select(id => id.ToString())]);

    /// <summary>The rows whose field is an array of ids that holds one of these.</summary>
    public static ListScope Within(string path, params IReadOnlyCollection<Guid> ids) =>
        new(new ListField(path), [.. ids.Select(id => id.ToString()).Order(StringComparer.Ordinal)]) { IsWithin = true };

    /// <summary>The rows whose field is an array of ids, at least one, that are all among these.</summary>
    public static ListScope AllWithin(string path, IReadOnlyCollection<Guid> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new(new ListField(path), [.. ids.Select(id => id.ToString()).Order(StringComparer.Ordinal)]) { IsAllWithin = true };
    }

    /// <summary>The rows whose field is an array of ids that holds none of these, such as the persons who are not to see it.</summary>
    public static ListScope Without(string path, params IReadOnlyCollection<Guid> ids) =>
        new(new ListField(path), [.. ids.Select(id => id.ToString()).Order(StringComparer.Ordinal)]) { IsWithout = true };

    /// <summary>The rows of this scope that are in another one too. For lists that are not synchronised.</summary>
    public ListScope And(ListScope other) =>
        new(Attribute, Values) { IsWithin = IsWithin, IsAllWithin = IsAllWithin, IsWithout = IsWithout, Also = other };

    /// <summary>The rows whose field has one of these texts.</summary>
    public static ListScope WhereText(string path, params IReadOnlyCollection<string> values) =>
        new(new ListField(path), [.. values.Order(StringComparer.Ordinal)]);
}
