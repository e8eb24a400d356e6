using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VoltKosova.Benchmarks.Measuring;

namespace VoltKosova.Benchmarks.Under;

/// <summary>A host with an administrator, the movement and a chapter, set up over HTTP as people do it.</summary>
/// <param name="Host">The host.</param>
/// <param name="Database">Its database, as the owner.</param>
/// <param name="Token">The administrator's access token.</param>
/// <param name="Chapter">The chapter of Prishtinë.</param>
internal sealed record Town(Served Host, string Database, string Token, Guid Chapter) : IAsyncDisposable
{
    private const string Form =
        """
        {"given_name":"Arbër","family_name":"Krasniqi aaaaaaaaaaaa","email":"applicant000000000000@example.org","birth_date":"1900-01-01",
        "residence":{"country":"XK","municipality":"prishtine"},"language":"sq","kind":"member","wants_to_help":true,
        "declares_no_other_party":true,"consent_version":"2026-01"}
        """;

    private const string Password = "correct horse battery staple";

    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(20);

    public static Template Applies { get; } = Template.Post(
        "/api/v1/membership/applications", Form, 202, headers: $"Idempotency-Key: bench-{Template.Number}\r\n");

    /// <summary>The same form to the bare endpoint.</summary>
    public static Template FillsIn { get; } = Template.Post(
        "/rows", Form, 202, headers: $"Idempotency-Key: bench-{Template.Number}\r\n");

    public Template ReadsTheChapter => Template.Get($"/api/v1/chapters/chapters/{Chapter}", Token);

    public static async Task<Town> Found(Cluster cluster, string name, params (string Name, string Value)[] settings)
    {
        var database = await cluster.Database(name);
        var host = await Served.Host(database, settings);
        using var client = new HttpClient { BaseAddress = host.Address };
        var holder = new { email = "admin@example.org", password = Password };
        await Post(client, "access/setup", new
        {
            code = await host.SetupCode,
            holder.email,
            holder.password,
            given_name = "Drita",
            family_name = "Berisha",
        });
        var token = (string)(await Post(client, "access/sign-in", holder))!["access_token"]!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var movement = await Chapters(client, null, "movement", "Volt Kosova");
        var chapter = await Chapters(client, movement, "local", "Volt Prishtina");
        using var area = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/chapters/chapters/{chapter}/area")
        {
            Content = JsonContent.Create(new
            {
                municipalities = new[] { "prishtine" },
                countries = Array.Empty<string>(),
                localities = Array.Empty<string>(),
            }),
            Headers = { { "If-Match", "\"1\"" } },
        };
        (await client.SendAsync(area)).EnsureSuccessStatusCode();
        return new Town(host, database, token, chapter);
    }

    /// <summary>Asks as the administrator, and has time.</summary>
    public HttpClient Client() => new()
    {
        BaseAddress = Host.Address,
        Timeout = _patience,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) },
    };

    /// <summary>Looks at something until it is as far as it should be.</summary>
    public static async Task<JsonNode> Until(HttpClient client, string path, Func<JsonNode, bool> holds)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (true)
        {
            if (await Answer(client.GetAsync(path, patience.Token)) is { } row && holds(row))
                return row;
            await Task.Delay(_look, patience.Token);
        }
    }

    /// <summary>The body of a good answer; null when it has none.</summary>
    public static async Task<JsonNode?> Answer(Task<HttpResponseMessage> asked)
    {
        using var reply = await asked;
        var text = await reply.Content.ReadAsStringAsync();
        return reply.IsSuccessStatusCode
            ? text.Length > 0 ? JsonNode.Parse(text) : null
            : throw new InvalidOperationException($"{reply.RequestMessage?.RequestUri} answered {(int)reply.StatusCode}: {text}");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static async Task<Guid> Chapters(HttpClient client, Guid? parent, string level, string name) =>
        (Guid)(await Post(client, "chapters/chapters", new
        {
            parent_id = parent,
            level,
            name,
            names = new { sq = name, sr = name, en = name },
        }))!["chapter_id"]!;

    private static Task<JsonNode?> Post(HttpClient client, string path, object body) =>
        Answer(client.PostAsJsonAsync("/api/v1/" + path, body));
}
