using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks.Sending;

/// <summary>One attempt at one delivery: sign, send, draw the conclusions, write them down.</summary>
internal sealed class Attempt(Courier courier, Secrets secrets, DeliveryQueue queue, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Steps = 1000;

    public async Task Make(Parcel parcel, CancellationToken stopping)
    {
        var (delivery, endpoint) = (parcel.Delivery, parcel.Endpoint);
        var now = clock.GetUtcNow();
        var began = TimeProvider.System.GetTimestamp();
        var signature = Signature.Of(secrets.Unwrap(endpoint.Id, parcel.Secret, now), delivery.MessageId, now, parcel.Body);
        var outcome = await courier.Send(new Uri(endpoint.Url), delivery.MessageId, signature, now, parcel.Body, stopping);
        if (delivery.Kind == DeliveryKind.Challenge && outcome.Class == OutcomeClass.Delivered && !Echoes(outcome.Response, parcel.Body))
            outcome = outcome with { Class = OutcomeClass.ChallengeError };
        var took = (int)TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;

        // From here on it has been sent: the end of the host is no reason to forget it.
        await Conclude(delivery, outcome);
        await queue.Finish(
            parcel,
            After(delivery, outcome, clock.GetUtcNow()),
            new AttemptRow(delivery.Id, delivery.Attempts + 1, now, outcome.Class, outcome.Status, took, outcome.Response),
            CancellationToken.None);
    }

    private static DeliveryRow After(DeliveryRow delivery, Outcome outcome, DateTimeOffset now)
    {
        var tried = delivery with { Attempts = delivery.Attempts + 1, LastOutcome = StoredJson.NameOf(outcome.Class) };
        return (outcome.Class, delivery.Kind) switch
        {
            (OutcomeClass.Delivered, _) => tried with { State = DeliveryState.Delivered },
            (not OutcomeClass.Gone, DeliveryKind.Event)
                when RetrySchedule.After(tried.Attempts, Jitter(), outcome.RetryAfter) is { } wait => tried with { DueAt = now + wait },
            _ => tried with { State = DeliveryState.Failed },
        };
    }

    /// <summary>What an answer means for the endpoint itself. Asking twice changes nothing, so it comes first.</summary>
    private Task Conclude(DeliveryRow delivery, Outcome outcome) => (delivery.Kind, outcome.Class) switch
    {
        (DeliveryKind.Challenge, OutcomeClass.Delivered) => Decide(delivery.EndpointId, at => new EndpointCommand.AnswerChallenge(at)),
        (_, OutcomeClass.Gone) => Decide(delivery.EndpointId, at => new EndpointCommand.Disable(DisabledBecause.Gone, at)),
        _ => Task.CompletedTask,
    };

    private async Task Decide(Guid endpoint, Func<DateTimeOffset, EndpointCommand> command)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Store<WebhookStreams>>()
            .Write(writing => writing.Decide(WebhookStreams.Endpoints, endpoint, command(writing.Now)), CancellationToken.None);
    }

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
