using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VoltKosova.Testing;

/// <summary>
/// The secrets that hosts have shown to the tests of this process: noted where they are shown, once, in the answer to a registration or a
/// rotation. So a receiver knows which secrets may sign what comes to it.
/// </summary>
internal static partial class ShownSecrets
{
    private static readonly ConcurrentDictionary<Guid, Endpoint> _endpoints = new();

    /// <summary>Of every endpoint that has, or had, its address at this server.</summary>
    public static IReadOnlyList<string> Of(string url)
    {
        var server = new Uri(url).Authority;
        return [.. _endpoints.Values.Where(one => one.Urls.Any(own => new Uri(own).Authority == server)).SelectMany(one => one.Secrets)];
    }

    /// <summary>Looks at what was asked and answered.</summary>
    public static void Note(string path, string? asked, JsonObject answered)
    {
        if (!path.Contains("/webhooks/", StringComparison.Ordinal) || IdOf(path, answered) is not { } id)
            return;
        string[] url = asked is ['{', ..] && JsonNode.Parse(asked) is JsonObject body && body["url"] is { } address
            ? [address.GetValue<string>()]
            : [];
        string[] secret = answered["secret"] is { } shown ? [shown.GetValue<string>()] : [];
        _endpoints.AddOrUpdate(
            id,
            _ => new Endpoint([.. url], [.. secret]),
            (_, known) => new Endpoint(known.Urls.AddRange(url), known.Secrets.AddRange(secret)));
    }

    private static Guid? IdOf(string path, JsonObject answered) =>
        answered["id"] is JsonValue id && id.TryGetValue<Guid>(out var made) ? made
        : InPath().Match(path) is { Success: true } found ? Guid.Parse(found.Value)
        : null;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex InPath();

    private sealed record Endpoint(ImmutableList<string> Urls, ImmutableList<string> Secrets);
}
