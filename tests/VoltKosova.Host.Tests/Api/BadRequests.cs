using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace VoltKosova.Host.Tests.Api;

/// <summary>A request that must be refused, and the statuses that may refuse it.</summary>
internal sealed record BadRequest(string Why, HttpRequestMessage Message, params HttpStatusCode[] Expected);

/// <summary>Everything that can be wrong with a request to an operation, made from what the description says is right.</summary>
internal sealed class BadRequests(Operation operation)
{
    private const string Json = "application/json";
    private const string Placeholder = "the wrong value";

    // Whatever somebody reads off a card is answered with yes or no; a 404 would tell something else.
    private const string SaysYesOrNo = "/api/v1/membership/cards/{token}";

    private static readonly HttpStatusCode[] _unreadable = [HttpStatusCode.BadRequest];
    private static readonly HttpStatusCode[] _refused = [HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity];

    /// <summary>From somebody who may ask.</summary>
    public IEnumerable<BadRequest> All() => [.. OfTheRequest(), .. OfTheBody(), .. OfTheFile(), .. OfTheList(), .. OfTheVersion(),
        .. OfTheKey()];

    /// <summary>A request of the right shape, about something that is there or not.</summary>
    public HttpRequestMessage Sound(string? path = null) => Send(path: path);

    /// <summary>From somebody who is not signed in, or says they were.</summary>
    public IEnumerable<BadRequest> Unsigned()
    {
        if (operation.IsForEverybody)
            yield break;
        yield return new("no token", Send(), HttpStatusCode.Unauthorized);
        yield return new("no token and no JSON", Send("{"), HttpStatusCode.Unauthorized);
        yield return new("a token of nobody", With(Send(), "Authorization", "Bearer nobody"), HttpStatusCode.Unauthorized);
    }

    private IEnumerable<BadRequest> OfTheRequest()
    {
        yield return new(
            "an unknown parameter",
            Send(query: "?no_such_parameter=1"),
            operation.HasParameter("cursor") && operation.Path.Contains('{', StringComparison.Ordinal)
                ? [.. _unreadable, HttpStatusCode.NotFound]
                : _unreadable);
        yield return new("a picture wanted", With(Send(), "Accept", "image/png"), HttpStatusCode.NotAcceptable);
        yield return new(
            "another method", new HttpRequestMessage(HttpMethod.Patch, operation.PathOfNothing()), HttpStatusCode.MethodNotAllowed);
        if (operation.Path.Contains('{', StringComparison.Ordinal) && operation.Path != SaysYesOrNo)
        {
            yield return new(
                "ids of nothing",
                Send(),
                operation.Body is null ? [HttpStatusCode.NotFound] : [HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity]);

            // Such a path is nobody's, so it is not for everybody either.
            yield return new(
                "ids that are none", Send(path: operation.PathOfNothing("%27%22--")), HttpStatusCode.NotFound, HttpStatusCode.Unauthorized);
        }
    }

    private IEnumerable<BadRequest> OfTheBody()
    {
        if (operation.Body is not { } schema)
            yield break;
        yield return new("nothing", Send(""), _unreadable);
        yield return new("null", Send("null"), _unreadable);
        yield return new("half of a JSON", Send("{\"a\":"), _unreadable);
        yield return new("an array", Send("[1, 2]"), _unreadable);
        yield return new("a text", Send("\"text\""), _unreadable);
        yield return new("depth without end", Send(string.Concat(Enumerable.Repeat("{\"a\":", 500))), _unreadable);
        // Without waiting for the host's consent the client would still be sending when the host hangs up.
        yield return new(
            "more than a MiB", With(
                Send(new string(' ', 1024 * 1024 + 1)), "Expect", "100-continue"), HttpStatusCode.RequestEntityTooLarge);
        yield return new("another media type", Send(Sample().ToJsonString(), mediaType: "text/plain"), HttpStatusCode.UnsupportedMediaType);
        yield return new("an unknown field", Send(Changed(body => body["no_such_field"] = 1)), _refused);
        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()))
            yield return new($"no {name}", Send(Changed(body => body.Remove(name))), _refused);
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            foreach (var (why, value) in Wrong(operation.Open(property!)))
                yield return new($"{name} is {why}", Send(Changed(body => body[name] = Placeholder, value)), _refused);
        }
    }

    private IEnumerable<BadRequest> OfTheFile()
    {
        if (operation.FileType is null)
            yield break;
        yield return new("nothing", Send(""), _refused);
        yield return new("what is no such file", Send("no such file"), _refused);
        yield return new("another media type", Send("no such file", mediaType: "text/plain"), HttpStatusCode.UnsupportedMediaType);
    }

    private IEnumerable<BadRequest> OfTheList()
    {
        if (!operation.HasParameter("limit"))
            yield break;

        // The list of something that is nowhere is nowhere too.
        HttpStatusCode[] unreadable = operation.Path.Contains('{', StringComparison.Ordinal)
            ? [.. _unreadable, HttpStatusCode.NotFound]
            : _unreadable;
        foreach (var limit in (string[])["0", "-1", "201", "x", "99999999999999999999"])
            yield return new($"limit {limit}", Send(query: $"?limit={limit}"), [.. unreadable, HttpStatusCode.UnprocessableEntity]);
        if (!operation.HasParameter("cursor"))
            yield break;
        foreach (var query in (string[])
            ["cursor=bm9ib2R5", "cursor=%00%27", "sort=no_such_field", "filter[no_such_field][eq]=1", "format=xml", "count=perhaps",
                "limit=5&limit=6"])
            yield return new(query, Send(query: $"?{query}"), unreadable);
        foreach (var name in operation.Parameters.Select(parameter => parameter["name"]!.GetValue<string>()))
        {
            if (name.StartsWith("filter", StringComparison.Ordinal))
                yield return new($"{name} with a NUL", Send(query: $"?{name}=%00"), unreadable);
        }
    }

    private IEnumerable<BadRequest> OfTheVersion()
    {
        if (!operation.HasParameter("If-Match"))
            yield break;
        yield return new("no version", Without(Send(), "If-Match"), (HttpStatusCode)428, HttpStatusCode.UnprocessableEntity);
        yield return new("no version that was given", With(Without(Send(), "If-Match"), "If-Match", "yesterday"), _refused);
        yield return new("any version", With(Without(Send(), "If-Match"), "If-Match", "*"), _refused);
        yield return new(
            "a version of nothing",
            With(Without(Send(), "If-Match"), "If-Match", "\"999\""),
            HttpStatusCode.PreconditionFailed,
            HttpStatusCode.NotFound,
            HttpStatusCode.UnprocessableEntity);
    }

    private IEnumerable<BadRequest> OfTheKey()
    {
        if (!operation.HasParameter("Idempotency-Key"))
            yield break;
        yield return new("a key without end", With(Send(), "Idempotency-Key", new string('k', 300)), _unreadable);
        yield return new("two keys", With(With(Send(), "Idempotency-Key", "a"), "Idempotency-Key", "b"), _unreadable);
        yield return new("half a key", With(Send(), "Idempotency-Key", "\"half"), _unreadable);
    }

    private static IEnumerable<(string Why, string Value)> Wrong(JsonObject schema)
    {
        var type = TypeOf(schema);
        yield return type == "string" ? ("a number", "7") : ("a text", "\"text\"");
        yield return type == "object" ? ("a list", "[]") : ("an object", "{\"a\":1}");
        if (schema["format"] is not null && type == "string")
            yield return ("no such thing", "\"2026-02-30\"");
        if (type == "string" && schema["enum"] is null)
            yield return ("half of a letter", "\"\\ud800\"");
        if (type == "string" && schema["format"] is null)
            yield return ("a NUL", "\"a\\u0000b\"");
        if (type == "string" && schema["maxLength"]?.GetValue<int>() is { } most and < 10_000)
            yield return ("too long", $"\"{new string('x', most + 1)}\"");
        if (type == "integer")
            yield return ("too much", "99999999999999999999");
        if (type == "array")
            yield return ("a list of everything", "[1, \"a\", {}, null]");
    }

    // Values that no JSON writer would write are put in afterwards.
    private string Changed(Action<JsonObject> change, string value = "")
    {
        var body = Sample().AsObject();
        change(body);
        return body.ToJsonString().Replace($"\"{Placeholder}\"", value, StringComparison.Ordinal);
    }

    private JsonNode Sample() => SampleOf(operation.Body!)!;

    private JsonNode? SampleOf(JsonNode described)
    {
        var schema = operation.Open(described);
        if (schema["enum"] is JsonArray { Count: > 0 } values)
            return values[0]!.DeepClone();
        return TypeOf(schema) switch
        {
            "object" => new JsonObject((schema["required"]?.AsArray() ?? [])
                .Select(name => KeyValuePair.Create(name!.GetValue<string>(), SampleOf(schema["properties"]![name.GetValue<string>()]!)))),
            "array" =>
                new JsonArray([.. Enumerable.Range(0, schema["minItems"]?.GetValue<int>() ?? 0).Select(_ => SampleOf(schema["items"]!))]),
            "boolean" => false,
            "integer" or "number" => 1,
            _ => schema["format"]?.GetValue<string>() switch
            {
                "uuid" => Guid.NewGuid().ToString(),
                "date" => "2026-03-02",
                "date-time" => "2026-03-02T11:00:00Z",
                _ => new string('x', Math.Max(1, schema["minLength"]?.GetValue<int>() ?? 1)),
            },
        };
    }

    private static string TypeOf(JsonObject schema) =>
        (schema["type"] is JsonArray types ? types.First(one => one!.GetValue<string>() != "null")! : schema["type"]!).GetValue<string>();

    private HttpRequestMessage Send(string? body = null, string query = "", string mediaType = Json, string? path = null)
    {
        var needed = operation.QueryOfNothing();
        if (needed.Length > 0)
            query = $"?{needed}{query.Replace('?', '&')}";
        var message = new HttpRequestMessage(operation.Method, (path ?? operation.PathOfNothing()) + query);
        if (operation.FileType is { } type)
            message.Content = new StringContent(body ?? "no such file", Encoding.UTF8, mediaType == Json ? type : mediaType);
        else if (operation.Body is not null || body is not null)
            message.Content = new StringContent(body ?? Sample().ToJsonString(), Encoding.UTF8, mediaType);
        if (operation.HasParameter("If-Match"))
            message.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        return message;
    }

    private static HttpRequestMessage With(HttpRequestMessage message, string header, string value)
    {
        message.Headers.TryAddWithoutValidation(header, value);
        return message;
    }

    private static HttpRequestMessage Without(HttpRequestMessage message, string header)
    {
        message.Headers.Remove(header);
        return message;
    }
}
