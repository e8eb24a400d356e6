using VoltKosova.Testing;
using VoltKosova.Webhooks.Endpoints;
using Xunit;
using static VoltKosova.Webhooks.Endpoints.EndpointCommand;
using static VoltKosova.Webhooks.Endpoints.EndpointEvent;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Deciding_on_an_endpoint
{
    private static readonly Guid _by = new("00000000-0000-0000-0000-00000000000a");
    private static readonly DateTimeOffset _now = FixedClock.Start;

    private static readonly Registered _registered = new(
        new Guid("00000000-0000-0000-0000-000000000001"), null, "https://volt.test/hook", ["notices.notice-posted.v1"], null, _by, _now);

    private const string Elsewhere = "https://elsewhere.volt.test/hook";

    private static readonly EndpointTerms _terms = new(_registered.Url, _registered.EventTypes, null, null, false, null, null);

    [Fact]
    public void begins_with_its_registration() => EndpointDecider.Instance.Given().When(new Register(_registered)).Then(_registered);

    [Fact]
    public void an_answered_challenge_makes_it_active() =>
        EndpointDecider.Instance.Given(_registered).When(new AnswerChallenge(_registered.Url, _now)).Then(new ChallengeAnswered(_now));

    [Fact]
    public void an_answered_challenge_makes_a_disabled_one_active_again() => EndpointDecider.Instance
        .Given(_registered, new ChallengeAnswered(_now), new Disabled(DisabledBecause.Gone, _now))
        .When(new AnswerChallenge(_registered.Url, _now))
        .Then(new ChallengeAnswered(_now));

    [Fact]
    public void only_an_active_one_is_disabled()
    {
        EndpointDecider.Instance.Given(_registered).When(new TakeAsGone(_registered.Url, _now)).ThenNothing();
        EndpointDecider.Instance.Given(_registered, new ChallengeAnswered(_now))
            .When(new TakeAsGone(_registered.Url, _now))
            .Then(new Disabled(DisabledBecause.Gone, _now));
    }

    [Fact]
    public void a_late_answer_does_not_bring_a_deleted_one_back() =>
        EndpointDecider.Instance.Given(_registered, new Deleted(_by, _now)).When(new AnswerChallenge(_registered.Url, _now)).ThenNothing();

    [Fact]
    public void a_new_address_has_to_answer_before_anything_else_is_sent_there()
    {
        var moved = new Changed(_terms with { Url = Elsewhere }, IsMoved: true, _by, _now);
        var change = new Change(moved.Terms, _by, _now);

        EndpointDecider.Instance.Given(_registered, new ChallengeAnswered(_now)).When(change).Then(moved);
        EndpointDecider.Instance.Given(_registered, new ChallengeAnswered(_now), moved).When(new Enable(_by, _now))
            .ThenRejected(new ChallengeNotAnswered());
        EndpointDecider.Instance.Given(_registered, new ChallengeAnswered(_now), moved).When(new AnswerChallenge(Elsewhere, _now))
            .Then(new ChallengeAnswered(_now));
    }

    [Fact]
    public void what_the_old_address_answers_late_says_nothing_about_the_new_one()
    {
        var moved = new Changed(_terms with { Url = Elsewhere }, IsMoved: true, _by, _now);

        EndpointDecider.Instance.Given(_registered, new ChallengeAnswered(_now), moved)
            .When(new AnswerChallenge(_registered.Url, _now)).ThenNothing();
        EndpointDecider.Instance.Given(_registered, new ChallengeAnswered(_now), moved, new ChallengeAnswered(_now))
            .When(new TakeAsGone(_registered.Url, _now)).ThenNothing();
    }

    [Fact]
    public void a_change_that_changes_nothing_is_no_fact_and_one_without_types_is_refused()
    {
        var slower = new Changed(_terms with { MostPerSecond = 2 }, IsMoved: false, _by, _now);

        EndpointDecider.Instance.Given(_registered).When(new Change(_terms, _by, _now)).ThenNothing();
        EndpointDecider.Instance.Given(_registered).When(new Change(slower.Terms, _by, _now)).Then(slower);
        EndpointDecider.Instance.Given(_registered).When(new Change(_terms with { EventTypes = [] }, _by, _now))
            .ThenRejected(new EventTypesDoNotFit());
    }

    [Fact]
    public void is_deleted_once() => EndpointDecider.Instance.Given(_registered).When(new Delete(_by, _now)).Then(new Deleted(_by, _now));

    [Fact]
    public void what_was_never_registered_is_not_there() =>
        EndpointDecider.Instance.Given().When(new Delete(_by, _now)).ThenRejected(new NoSuchEndpoint());

    [Fact]
    public void each_rotation_keeps_the_old_secret_for_a_while() => EndpointDecider.Instance.Given(_registered)
        .When(new RotateSecret(_by, _now.AddDays(1), _now))
        .ThenEachTime(new SecretRotated(_by, _now.AddDays(1), _now));

    [Fact]
    public void no_more_than_ten_old_secrets_sign()
    {
        var rotations = Enumerable.Range(1, 10).Select(hour => new SecretRotated(_by, _now.AddHours(24 + hour), _now.AddHours(hour)));
        EndpointEvent[] rotated = [_registered, .. rotations];

        EndpointDecider.Instance.Given(rotated).When(new RotateSecret(_by, _now.AddDays(2), _now.AddHours(11)))
            .ThenRejected(new TooManyOldSecrets(10, _now.AddHours(25)));
        EndpointDecider.Instance.Given(rotated).When(new RotateSecret(_by, _now.AddDays(3), _now.AddHours(25)))
            .ThenEachTime(new SecretRotated(_by, _now.AddDays(3), _now.AddHours(25)));
    }

    [Fact]
    public void its_row_tells_how_it_stands()
    {
        var row = new EndpointRow(
            _registered.EndpointId, null, _registered.Url, _registered.EventTypes, null, Standing.Pending, null, _now);

        EndpointRow.Projection.Shows([_registered], row);
        EndpointRow.Projection.Shows([_registered, new ChallengeAnswered(_now)], row with { State = Standing.Active });
        EndpointRow.Projection.Shows(
            [_registered, new ChallengeAnswered(_now), new Disabled(DisabledBecause.Gone, _now)],
            row with { State = Standing.Disabled, DisabledBecause = DisabledBecause.Gone, DisabledAt = _now });
        EndpointRow.Projection.Shows([_registered, new Deleted(_by, _now)], null);
    }
}
