using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace VoltKosova.Web.Versions;

/// <summary>A version as an entity tag: <c>"3"</c>.</summary>
internal static class EntityTag
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version of a strong tag; null when it is no tag of ours.</summary>
    public static long? Parse(string? tag) =>
        tag is ['"', .., '"'] && long.TryParse(tag.AsSpan(1..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    /// <summary>Whether a reader who asks again has this version already (If-None-Match).</summary>
    public static bool IsKnownTo(HttpRequest request, long version) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.IfNoneMatch.SelectMany(value => (value ?? "").Split(','))
            .Select(tag => tag.Trim())
            .Any(tag => tag == "*" || Parse(tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag) == version);
}
