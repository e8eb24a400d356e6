using System.Collections.Concurrent;
using System.Net;
using VoltKosova.Testing;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// Many people who apply at once, each with an Idempotency-Key. Whoever gets no answer sends the same request with the same key again, as a
/// careful client does.
/// </summary>
public sealed class Applicants
{
    // Of each sender: slow enough that those who read their mail, and the officer, keep up while hosts start.
    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<Form> _unanswered = new();
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private int _forms;
    private int _cut;

    /// <summary>The addresses whose application the host has acknowledged.</summary>
    public IReadOnlyCollection<string> Acknowledged => [.. _acknowledged.Keys];

    /// <summary>How many requests ended without an answer, all in all.</summary>
    public int Cut => _cut;

    /// <summary>
    /// Sends until so many have been acknowledged, does <paramref name="then"/> among those still under way, and waits until all have
    /// ended.
    /// </summary>
    public async Task Send(Uri host, int acknowledged, Func<Task> then)
    {
        var aim = _acknowledged.Count + acknowledged;
        using var client = new HttpClient { BaseAddress = host, Timeout = TimeSpan.FromMinutes(2) };
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var over = new CancellationTokenSource();
        var senders = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested && await Send(client, _unanswered.TryDequeue(out var again) ? again : NewForm()))
            {
                if (_acknowledged.Count >= aim)
                    reached.TrySetResult();
            }
        })).ToList();
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(3));
        await then();
        await over.CancelAsync();
        await Task.WhenAll(senders);
    }

    /// <summary>The addresses of all applications that were ever sent.</summary>
    public IReadOnlyCollection<string> Sent => [.. Enumerable.Range(1, _forms).Select(AddressOf)];

    /// <summary>Sends to whichever hosts there are until it is over; a host that does not answer in time is given up.</summary>
    public async Task SendWhile(Func<IReadOnlyList<Uri>> hosts, CancellationToken over)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        await Task.WhenAll(Enumerable.Range(0, 6).Select(sender => Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(_pace);
            for (var turn = sender; !over.IsCancellationRequested; turn++)
            {
                await timer.WaitForNextTickAsync(CancellationToken.None);
                if (hosts() is { Count: > 0 } there)
                    await Send(client, there[turn % there.Count], _unanswered.TryDequeue(out var again) ? again : NewForm());
            }
        })));
    }

    /// <summary>Sends what has no answer yet until it has one.</summary>
    public async Task SendTheRest(Uri host)
    {
        using var client = new HttpClient { BaseAddress = host };
        while (_unanswered.TryDequeue(out var form))
        {
            if (!await Send(client, form))
                throw new InvalidOperationException("The host does not answer.");
        }
    }

    /// <summary>False when there was no answer.</summary>
    private Task<bool> Send(HttpClient client, Form form) => Send(client, client.BaseAddress!, form);

    private async Task<bool> Send(HttpClient client, Uri host, Form form)
    {
        try
        {
            var reply = await client.Post(
                new Uri(host, "/api/v1/membership/applications").ToString(),
                FormOf(form.Email, form.Number % 20000),
                ("Idempotency-Key", form.Key));
            if (reply.Status == HttpStatusCode.Accepted)
                _acknowledged[form.Email] = true;
            else if (reply.Status is HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable)
                _unanswered.Enqueue(form);
            else
                throw new InvalidOperationException($"The host answered {(int)reply.Status} {reply.Code}.");
            return true;
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            Interlocked.Increment(ref _cut);
            _unanswered.Enqueue(form);
            return false;
        }
    }

    private Form NewForm()
    {
        var number = Interlocked.Increment(ref _forms);
        return new Form(AddressOf(number), $"key-{number}", number);
    }

    /// <summary>What somebody with this address fills in.</summary>
    /// <param name="email">The address.</param>
    /// <param name="days">Days by which they are older than others of the same name, who would be taken for the same otherwise.</param>
    public static object FormOf(string email, int days = 0) => new
    {
        given_name = "Arbër",
        family_name = "Krasniqi",
        email,
        birth_date = new DateOnly(1996, 2, 29).AddDays(-days),
        residence = new { country = "XK", municipality = "prishtine" },
        language = "sq",
        kind = "member",
        wants_to_help = true,
        declares_no_other_party = true,
        consent_version = "2026-01",
    };

    private static string AddressOf(int number) => $"applicant{number}@example.org";

    private sealed record Form(string Email, string Key, int Number);
}
