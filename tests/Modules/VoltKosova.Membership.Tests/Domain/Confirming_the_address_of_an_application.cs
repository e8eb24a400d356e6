using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Confirming_the_address_of_an_application
{
    private static readonly ApplicationCommand.ConfirmEmail _confirm = new(Confirmed.Number, Confirmed.DecideBy, Confirmed.At);

    [Fact]
    public void gives_it_a_number_and_a_day_for_the_decision() =>
        ApplicationDecider.Instance.Given(Submitted).When(_confirm).Then(Confirmed);

    [Fact]
    public void is_possible_up_to_the_last_moment() => ApplicationDecider.Instance.Given(Submitted)
        .When(_confirm with { At = Submitted.ConfirmBy })
        .Then(Confirmed with { At = Submitted.ConfirmBy });

    [Fact]
    public void is_too_late_after_the_last_moment() => ApplicationDecider.Instance.Given(Submitted)
        .When(_confirm with { At = Submitted.ConfirmBy.AddTicks(1) })
        .ThenRejected(new ConfirmationTooLate());

    [Fact]
    public void changes_nothing_once_it_is_decided() =>
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Admitted).When(_confirm).ThenNothing();

    [Fact]
    public void needs_an_application() => ApplicationDecider.Instance.Given().When(_confirm).ThenRejected(new NoSuchApplication());

    [Fact]
    public void is_not_possible_once_it_has_been_deleted() =>
        ApplicationDecider.Instance.Given(Submitted, Deleted).When(_confirm).ThenRejected(new NoSuchApplication());

    [Fact]
    public void comes_before_a_chapter_gets_it() =>
        ApplicationDecider.Instance.Given(Submitted).When(new ApplicationCommand.Route(Prishtina, Now))
            .ThenRejected(new EmailNotConfirmed());

    [Fact]
    public void lets_a_chapter_get_it() =>
        ApplicationDecider.Instance.Given(Submitted, Confirmed).When(new ApplicationCommand.Route(Prishtina, Routed.At)).Then(Routed);
}
