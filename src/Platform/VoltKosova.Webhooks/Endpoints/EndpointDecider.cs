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
        (Gone, Register { Registration.IsPeer: true } c) => c.Registration,
        (Known, Register) => Decision<EndpointEvent>.Nothing,

        (Known e, Change c) when e.Terms == c.Terms => Decision<EndpointEvent>.Nothing,
        (Known e, Change c) when e.IsPeer != (c.Terms.EventTypes.Count == 0) => new EventTypesDoNotFit(),
        (Known e, Change c) => new EndpointEvent.Changed(c.Terms, e.Terms?.Url != c.Terms.Url, c.By, c.At),

        (Known e, AnswerChallenge c) when e.Terms?.Url != c.Url => Decision<EndpointEvent>.Nothing,
        (Known e, TakeAsGone c) when e.Terms?.Url != c.Url => Decision<EndpointEvent>.Nothing,
        (Known { Standing: Standing.Active }, AnswerChallenge) => Decision<EndpointEvent>.Nothing,
        (Known, AnswerChallenge c) => new EndpointEvent.ChallengeAnswered(c.At),
        (Gone, AnswerChallenge) => Decision<EndpointEvent>.Nothing,

        (Known { Standing: Standing.Active }, TakeAsGone c) => new EndpointEvent.Disabled(DisabledBecause.Gone, c.At),
        (Known { Standing: Standing.Active } e, CountFailure c) => Judge(e, c),
        (Known or Gone, TakeAsGone or CountFailure) => Decision<EndpointEvent>.Nothing,

        (Known { Standing: Standing.Disabled }, Disable) => Decision<EndpointEvent>.Nothing,
        (Known { Standing: Standing.Active }, Disable c) => new EndpointEvent.Disabled(DisabledBecause.Staff, c.At, c.By),
        (Known { Standing: Standing.Active }, Enable) => Decision<EndpointEvent>.Nothing,
        (Known { Standing: Standing.Disabled, HasAnswered: true }, Enable c) => new EndpointEvent.Enabled(c.By, c.At),
        (Known, Disable or Enable) => new ChallengeNotAnswered(),

        (Known e, RotateSecret c) when e.OldSecretsUntil.Count(until => until > c.At) >= MostOldSecrets =>
            new TooManyOldSecrets(MostOldSecrets, e.OldSecretsUntil.Where(until => until > c.At).Min()),
        (Known, RotateSecret c) => new EndpointEvent.SecretRotated(c.By, c.OldSecretUntil, c.At),

        (Known { IsPeer: true }, KeepKey c) => new EndpointEvent.PeerKeyKept(c.By, c.At),

        (Known, Delete c) => new EndpointEvent.Deleted(c.By, c.At),
        (Gone, Delete) => Decision<EndpointEvent>.Nothing,

        _ => new NoSuchEndpoint(),
    };

    private static Decision<EndpointEvent> Judge(Known endpoint, CountFailure c) => FailureRule.NoticeAt(c.FailingSince, c.At) switch
    {
        null => Decision<EndpointEvent>.Nothing,
        100 => new EndpointEvent.Disabled(DisabledBecause.Failing, c.At, FailingSince: c.FailingSince),
        { } percent when endpoint.Noticed is { } told && told.FailingSince == c.FailingSince && told.Percent >= percent =>
            Decision<EndpointEvent>.Nothing,
        { } percent => new EndpointEvent.FailureNoticed(percent, c.FailingSince, c.At),
    };
}
