using VoltKosova.Kernel;
using static VoltKosova.Webhooks.Endpoints.Endpoint;
using static VoltKosova.Webhooks.Endpoints.EndpointCommand;

namespace VoltKosova.Webhooks.Endpoints;

internal static class EndpointDecider
{
    public const int MostOldSecrets = 10;

    public static Decider<Endpoint, EndpointCommand, EndpointEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<EndpointEvent> Decide(Endpoint endpoint, EndpointCommand command) => (endpoint, command) switch
    {
        (Unknown, Register c) => c.Registration,
        (Known, Register) => Decision<EndpointEvent>.Nothing,

        (Known { Standing: Standing.Active }, AnswerChallenge) => Decision<EndpointEvent>.Nothing,
        (Known, AnswerChallenge c) => new EndpointEvent.ChallengeAnswered(c.At),
        (Gone, AnswerChallenge) => Decision<EndpointEvent>.Nothing,

        (Known { Standing: Standing.Active }, Disable c) => new EndpointEvent.Disabled(c.Because, c.At),
        (Known or Gone, Disable) => Decision<EndpointEvent>.Nothing,

        (Known e, RotateSecret c) when e.OldSecretsUntil.Count(until => until > c.At) >= MostOldSecrets =>
            new TooManyOldSecrets(MostOldSecrets, e.OldSecretsUntil.Where(until => until > c.At).Min()),
        (Known, RotateSecret c) => new EndpointEvent.SecretRotated(c.By, c.OldSecretUntil, c.At),

        (Known, Delete c) => new EndpointEvent.Deleted(c.By, c.At),
        (Gone, Delete) => Decision<EndpointEvent>.Nothing,

        _ => new NoSuchEndpoint(),
    };
}
