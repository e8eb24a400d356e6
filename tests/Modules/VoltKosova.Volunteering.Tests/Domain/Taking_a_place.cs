using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Shifts;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Taking_a_place
{
    private static readonly ShiftCommand.TakePlace _take = new(SignUpId, Person, IsOpen: true, Person, Now);

    [Fact]
    public void signs_up() => ShiftDecider.Instance.Given(Scheduled).When(_take).Then(SignedUp);

    [Fact]
    public void a_second_time_keeps_the_first() => ShiftDecider.Instance.Given(Scheduled, SignedUp)
        .When(_take with { SignUpId = AnotherSignUpId })
        .ThenNothing();

    [Fact]
    public void is_refused_when_all_are_taken() => ShiftDecider.Instance.Given(Scheduled, SignedUp, AnotherSignedUp)
        .When(_take with { PersonId = Third })
        .ThenRejected(new Full());

    [Fact]
    public void is_possible_when_one_was_given_back() =>
        ShiftDecider.Instance.Given(Scheduled, SignedUp, AnotherSignedUp, SignUpCancelled)
            .When(_take with { PersonId = Third })
            .Then(SignedUp with { PersonId = Third });

    [Fact]
    public void is_refused_while_the_opportunity_takes_nobody() =>
        ShiftDecider.Instance.Given(Scheduled).When(_take with { IsOpen = false }).ThenRejected(new Closed());

    [Fact]
    public void is_refused_once_it_has_started() =>
        ShiftDecider.Instance.Given(Scheduled).When(_take with { At = Time.StartsAt }).ThenRejected(new Closed());

    [Fact]
    public void is_refused_once_it_is_called_off() =>
        ShiftDecider.Instance.Given(Scheduled, ShiftCancelled).When(_take).ThenRejected(new Closed());

    [Fact]
    public void needs_a_shift() => ShiftDecider.Instance.Given().When(_take).ThenRejected(new NoSuchShift());
}
