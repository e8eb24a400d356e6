using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using VoltKosova.Testing;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// Applicants who read their mail and follow the link in it, seven of ten; whoever gets no answer follows it again. So streams grow while
/// hosts die.
/// </summary>
public sealed partial class Followers(string database)
{
    private readonly ConcurrentQueue<Mail> _unanswered = new();
    private readonly ConcurrentDictionary<string, bool> _followed = new();
    private readonly ConcurrentDictionary<string, bool> _confirmed = new();
    private readonly HashSet<Guid> _read = [];

    /// <summary>The addresses whose link was followed.</summary>
    public IReadOnlyCollection<string> Followed => [.. _followed.Keys];

    /// <summary>Those that the host has said are confirmed.</summary>
    public IReadOnlyCollection<string> Confirmed => [.. _confirmed.Keys];

    /// <summary>Follows links at whichever hosts there are until it is over.</summary>
    public async Task FollowWhile(Func<IReadOnlyList<Uri>> hosts, CancellationToken over)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var turn = 0; !over.IsCancellationRequested; turn++)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            if (hosts() is { Count: > 0 } there && await Next() is { } mail)
                await Follow(client, there[turn % there.Count], mail);
        }
    }

    /// <summary>Follows what has no answer yet until it has one.</summary>
    public async Task FollowTheRest(Uri host)
    {
        using var client = new HttpClient();
        while (_unanswered.TryDequeue(out var mail))
            await Follow(client, host, mail);
    }

    /// <summary>What had no answer first, then what has come meanwhile; null when there is nothing, or the database is away.</summary>
    private async Task<Mail?> Next()
    {
        if (_unanswered.TryDequeue(out var again))
            return again;
        try
        {
            foreach (var mail in (await Mails()).Where(mail => _read.Add(mail.Id) && Follows(mail.Address)))
                _unanswered.Enqueue(mail);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return null;
        }

        return _unanswered.TryDequeue(out var mailed) ? mailed : null;
    }

    private async Task Follow(HttpClient client, Uri host, Mail mail)
    {
        _followed[mail.Address] = true;
        try
        {
            var reply = await client.Post(new Uri(host, new Uri(Link().Match(mail.Body).Value).PathAndQuery).ToString());
            if (reply.Status == HttpStatusCode.OK)
                _confirmed[mail.Address] = true;
            else if (reply.Status is HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable)
                _unanswered.Enqueue(mail);
            else
                throw new InvalidOperationException($"The host answered {(int)reply.Status} {reply.Code}.");
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            _unanswered.Enqueue(mail);
        }
    }

    private async Task<List<Mail>> Mails()
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var find = new NpgsqlCommand(
            """
            SELECT id, data ->> 'to', data ->> 'body' FROM membership.mt_doc_mail
            WHERE data ->> 'template' = 'confirm_email' AND NOT id = ANY ($1)
            """,
            connection)
        { Parameters = { new() { Value = _read.ToArray() } } };
        await using var reader = await find.ExecuteReaderAsync();
        var mails = new List<Mail>();
        while (await reader.ReadAsync())
            mails.Add(new Mail(reader.GetGuid(0), reader.GetString(1), reader.GetString(2)));
        return mails;
    }

    private static bool Follows(string address) => !Idle().IsMatch(address);

    [GeneratedRegex(@"http\S+/confirmations/\S+")]
    private static partial Regex Link();

    // Whoever's number ends so never reads the mail.
    [GeneratedRegex("[147]@")]
    private static partial Regex Idle();

    private sealed record Mail(Guid Id, string Address, string Body);
}
