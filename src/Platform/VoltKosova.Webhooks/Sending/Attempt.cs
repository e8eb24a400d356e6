using System.Security.Cryptography;
using System.Text.Json;
using VoltKosova.EventStore;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks.Sending;

/// <summary>One attempt at one parcel: sign, send, draw the conclusions, write them down.</summary>
internal sealed class Attempt(Courier courier, Secrets secrets, DeliveryLog log, EndpointHealth health, TimeProvider clock)
{
    private const int Steps = 1000;

    public async Task Make(Parcel parcel, CancellationToken stopping)
    {
        var (endpoint, body, now) = (parcel.Endpoint, parcel.Body(), clock.GetUtcNow());
        var began = TimeProvider.System.GetTimestamp();
        var signature = Signature.Of(secrets.Unwrap(endpoint.Id, parcel.Secret, now), parcel.WebhookId, now, body);
        var letter = new Letter(new Uri(endpoint.Url), parcel.WebhookId, signature, now, parcel.MediaType, body);
        var outcome = await courier.Send(letter, stopping);
        if (parcel.First.Kind == DeliveryKind.Challenge && outcome.Class == OutcomeClass.Delivered && !Echoes(outcome.Response, body))
            outcome = outcome with { Class = OutcomeClass.ChallengeError };
        var took = (int)TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;

        // From here on it has been sent: the end of the host is no reason to forget it.
        await Conclude(parcel.First, parcel.Endpoint.Url, outcome);
        var ended = clock.GetUtcNow();
        var jitter = Jitter();
        var failingSince = await log.Finish(
            parcel,
            [
                .. parcel.Items.Select(item => new Conclusion(
                    After(item.Delivery, outcome, ended, jitter),
                    Logged(item.Delivery, letter, outcome, took))),
            ],
            HealthOf(parcel, outcome),
            ended);
        if (failingSince is { } since)
            await health.CountFailure(endpoint.Id, since);
    }

    /// <summary>Says in the log that this host failed, for each delivery of a parcel.</summary>
    public Task NoteOwnFailure(Parcel parcel) => log.NoteOwnFailure(
    [
        .. parcel.Items.Select(item => new AttemptRow(
            item.Delivery.Id, item.Delivery.Attempts + 1, clock.GetUtcNow(), AttemptClass.System, OutcomeClass.SystemError, null, 0, null)),
    ]);

    private static AttemptRow Logged(DeliveryRow delivery, Letter letter, Outcome outcome, int took) => new(
        delivery.Id,
        delivery.Attempts + 1,
        letter.Timestamp,
        outcome.Class == OutcomeClass.Delivered ? AttemptClass.Delivered : AttemptClass.Failed,
        outcome.Class,
        outcome.Status,
        took,
        outcome.Response,
        letter.Id,
        letter.Url.ToString(),
        letter.Signature);

    private static DeliveryRow After(DeliveryRow delivery, Outcome outcome, DateTimeOffset now, double jitter)
    {
        var tried = delivery with { Attempts = delivery.Attempts + 1, LastOutcome = StoredJson.NameOf(outcome.Class) };
        return (outcome.Class, delivery.Kind) switch
        {
            (OutcomeClass.Delivered, _) => tried with { State = DeliveryState.Delivered },
            (not OutcomeClass.Gone, DeliveryKind.Event)
                when RetrySchedule.After(tried.Attempts - tried.AttemptsBefore, jitter, outcome.RetryAfter) is { } wait =>
                tried with { DueAt = now + wait },
            _ => tried with { State = DeliveryState.Failed },
        };
    }

    private static Health HealthOf(Parcel parcel, Outcome outcome) =>
        parcel.Items.All(item => item.Delivery is { Kind: DeliveryKind.Event, IsReplay: false })
            ? outcome.Class == OutcomeClass.Delivered ? Health.Well : Health.Unwell
            : Health.Unsaid;

    /// <summary>What an answer means for the endpoint itself. Asking twice changes nothing, so it comes first.</summary>
    private Task Conclude(DeliveryRow delivery, string url, Outcome outcome) => (delivery.Kind, outcome.Class) switch
    {
        (DeliveryKind.Challenge, OutcomeClass.Delivered) => health.AnswerChallenge(delivery.EndpointId, url),
        (_, OutcomeClass.Gone) => health.TakeAsGone(delivery.EndpointId, url),
        _ => Task.CompletedTask,
    };

    /// <summary>Whether the answer is <c>{"challenge": "…"}</c> with the challenge of the body.</summary>
    private static bool Echoes(string? response, string body)
    {
        try
        {
            using var asked = JsonDocument.Parse(body);
            using var answered = JsonDocument.Parse(response ?? "");
            return answered.RootElement is { ValueKind: JsonValueKind.Object } answer
                && answer.TryGetProperty("challenge", out var echo)
                && echo.ValueKind == JsonValueKind.String
                && echo.GetString() == asked.RootElement.GetProperty("data").GetProperty("challenge").GetString();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static double Jitter() => RandomNumberGenerator.GetInt32(-Steps, Steps + 1) / (double)Steps;
}
