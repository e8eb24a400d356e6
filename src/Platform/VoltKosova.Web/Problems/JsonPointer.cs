using System.Text;
using System.Text.Json;

namespace VoltKosova.Web.Problems;

/// <summary>Where something is wrong, as RFC 6901 in a URI fragment: <c>#/addresses/0/street</c>.</summary>
internal static class JsonPointer
{
    /// <summary>From the name of a property of a request; the body that a request wraps in <c>Body</c> is the document.</summary>
    public static string OfProperty(string? name)
    {
        var segments = Segments(name ?? "").ToList();
        if (segments is ["Body", ..])
            segments.RemoveAt(0);
        return Join(segments.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));
    }

    /// <summary>From a path as the JSON reader tells it: <c>$.addresses[0].street</c>.</summary>
    public static string OfPath(string? path) => Join(Segments(path is ['$', ..] ? path[1..] : path ?? ""));

    /// <summary>A field of a document, from the outside in.</summary>
    public static string OfField(params IEnumerable<string> path) => Join(path);

    private static string Join(IEnumerable<string> segments) => "#" + string.Concat(segments.Select(segment =>
        "/" + Uri.EscapeDataString(segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))));

    // "a.b[0].c" and "a['strange name'].c"
    private static IEnumerable<string> Segments(string path)
    {
        var segment = new StringBuilder();
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] is '.' or '[')
            {
                if (segment.Length > 0)
                    yield return segment.ToString();
                segment.Clear();
            }
            else if (path[at] is not (']' or '\''))
            {
                segment.Append(path[at]);
            }
        }

        if (segment.Length > 0)
            yield return segment.ToString();
    }
}
