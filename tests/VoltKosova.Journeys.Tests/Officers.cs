using System.Collections.Concurrent;
using System.Net;
using Npgsql;
using VoltKosova.Testing;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// The administrator, who admits whoever has confirmed, each with an Idempotency-Key; what had no answer is sent again with the same one.
/// An admission has effects in other modules, which follow while hosts die.
/// </summary>
public sealed class Officers(string database)
{
    private const string Email = "admin@example.org";

    private readonly ConcurrentQueue<Guid> _unanswered = new();
    private readonly ConcurrentDictionary<Guid, bool> _asked = new();
    private readonly ConcurrentDictionary<Guid, bool> _admitted = new();
    private string? _token;

    /// <summary>The applications whose admission was asked for.</summary>
    public IReadOnlyCollection<Guid> Asked => [.. _asked.Keys];

    /// <summary>Those that the host has said are admitted.</summary>
    public IReadOnlyCollection<Guid> Admitted => [.. _admitted.Keys];

    /// <summary>Founds the movement with a chapter in Prishtinë, where everybody applies.</summary>
    public async Task Begin(params IReadOnlyList<HostProcess> hosts)
    {
        await Administrator.SetUp(Email, hosts);
        using var client = await Administrator.SignedIn(Email, hosts[0]);
        var movement = await Found(client, null, "movement", "Volt Kosova");
        var chapter = await Found(client, movement, "local", "Volt Prishtina");
        string[] nowhere = [];
        var area = await client.Put(
            $"/api/v1/chapters/chapters/{chapter}/area",
            new { municipalities = new[] { "prishtine" }, countries = nowhere, localities = nowhere },
            1);
        if (area.Code is { } refused)
            throw new InvalidOperationException($"The chapter got no area: {refused}.");
    }

    /// <summary>Admits at whichever hosts there are until it is over.</summary>
    public async Task AdmitWhile(Func<IReadOnlyList<Uri>> hosts, CancellationToken over)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var turn = 0; !over.IsCancellationRequested; turn++)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            if (hosts() is { Count: > 0 } there && await Next() is { } application)
                await Admit(client, there[turn % there.Count], application);
        }
    }

    /// <summary>Asks for what has no answer yet until it has one.</summary>
    public async Task AdmitTheRest(Uri host)
    {
        using var client = new HttpClient();
        while (_unanswered.TryDequeue(out var application))
            await Admit(client, host, application);
    }

    private static async Task<Guid> Found(HttpClient client, Guid? parent, string level, string name)
    {
        var founded = await client.Post(
            "/api/v1/chapters/chapters", new { parent_id = parent, level, name, names = new { sq = name, sr = name, en = name } });
        return founded.Status == HttpStatusCode.Created
            ? founded.Id("chapter_id")
            : throw new InvalidOperationException($"{name} was not founded: {founded.Code}.");
    }

    private async Task Admit(HttpClient client, Uri host, Guid application)
    {
        _asked[application] = true;
        try
        {
            _token ??= await Administrator.Token(Email, client, host);
            var reply = await client.Post(
                new Uri(host, $"/api/v1/membership/applications/{application}/admission").ToString(),
                null,
                ("Authorization", $"Bearer {_token}"),
                ("If-Match", "\"3\""),
                ("Idempotency-Key", $"admit-{application}"));
            switch (reply.Status)
            {
                case HttpStatusCode.OK:
                    _admitted[application] = true;
                    return;
                case HttpStatusCode.Unauthorized:
                    _token = null;
                    break;
                case HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable:
                    break;
                default:
                    throw new InvalidOperationException($"The host answered {(int)reply.Status} {reply.Code}.");
            }
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            // No answer is no news: the key says whether it has happened.
        }

        _unanswered.Enqueue(application);
    }

    /// <summary>What had no answer first, then who has confirmed meanwhile; null when there is nobody, or the database is away.</summary>
    private async Task<Guid?> Next()
    {
        if (_unanswered.TryDequeue(out var again))
            return again;
        try
        {
            foreach (var application in (await Waiting()).Where(each => !_asked.ContainsKey(each)))
                _unanswered.Enqueue(application);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return null;
        }

        return _unanswered.TryDequeue(out var waiting) ? waiting : null;
    }

    private async Task<List<Guid>> Waiting()
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var find = new NpgsqlCommand(
            "SELECT id FROM membership.mt_doc_application WHERE data ->> 'state' = 'under_review' ORDER BY id", connection);
        await using var reader = await find.ExecuteReaderAsync();
        var waiting = new List<Guid>();
        while (await reader.ReadAsync())
            waiting.Add(reader.GetGuid(0));
        return waiting;
    }
}
