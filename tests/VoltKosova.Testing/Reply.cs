using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using VoltKosova.Web;

namespace VoltKosova.Testing;

/// <summary>What came back over HTTP, read to the end.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The JSON; an empty object when there was none.</param>
/// <param name="Version">The version in the ETag; null without one.</param>
/// <param name="Location">The path of what was made.</param>
public sealed record Reply(HttpStatusCode Status, JsonObject Body, long? Version, string? Location)
{
    /// <summary>Where in the log the write stands, for <c>min_position</c>; null when nothing was written, or it is not said.</summary>
    public string? LogPosition { get; init; }

    /// <summary>In how many seconds it may go better; null when it is not said.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The stable code of a problem; null for a success.</summary>
    public string? Code => Body["code"]?.GetValue<string>();

    /// <summary>What is wrong where: pairs of pointer and code.</summary>
    public IEnumerable<(string Pointer, string Code)> Errors =>
        (Body["errors"]?.AsArray() ?? []).Select(error => (error!["pointer"]!.GetValue<string>(), error["code"]!.GetValue<string>()));

    /// <summary>An id in the body.</summary>
    public Guid Id(string property) => Body[property]!.GetValue<Guid>();
}

/// <summary>Asks as a client of the API asks.</summary>
public static class Asking
{
    /// <summary>Reads.</summary>
    public static Task<Reply> Get(this HttpClient client, string path, params (string Name, string Value)[] headers) =>
        client.Send(HttpMethod.Get, path, body: null, headers);

    /// <summary>Makes or does something.</summary>
    public static Task<Reply> Post(
        this HttpClient client, string path, object? body = null, params (string Name, string Value)[] headers) =>
        client.Send(HttpMethod.Post, path, body, headers);

    /// <summary>Does something to the version that was read.</summary>
    public static Task<Reply> Post(this HttpClient client, string path, object? body, long version) =>
        client.Send(HttpMethod.Post, path, body, IfMatch(version));

    /// <summary>Changes the version that was read.</summary>
    public static Task<Reply> Put(this HttpClient client, string path, object body, long version) =>
        client.Send(HttpMethod.Put, path, body, IfMatch(version));

    /// <summary>Sends whatever a test needs; the body in snake_case as the API speaks it, a text and a file as they are.</summary>
    public static async Task<Reply> Send(
        this HttpClient client, HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(headers);
        using var request = new HttpRequestMessage(method, path);
        var asked = body as string ?? (body is null or HttpContent ? null : JsonSerializer.Serialize(body, ApiJson.Options));
        if (body is HttpContent file)
        {
            request.Content = file;
        }
        else if (asked is not null)
        {
            request.Content = new StringContent(asked);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var answered = text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
        if (response.IsSuccessStatusCode)
            ShownSecrets.Note(path, asked, answered);
        return new Reply(
            response.StatusCode,
            answered,
            response.Headers.ETag is { } tag && long.TryParse(tag.Tag.Trim('"'), out var version) ? version : null,
            response.Headers.Location?.ToString())
        {
            LogPosition = response.Headers.TryGetValues(MinPosition.Header, out var positions) ? positions.Single() : null,
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    private static (string Name, string Value) IfMatch(long version) => ("If-Match", $"\"{version}\"");
}
