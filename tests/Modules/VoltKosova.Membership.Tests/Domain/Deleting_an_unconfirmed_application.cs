using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Deleting_an_unconfirmed_application
{
    [Fact]
    public void happens_when_the_time_to_confirm_has_passed() =>
        ApplicationDecider.Instance.Given(Submitted).When(new ApplicationCommand.DeleteUnconfirmed(Deleted.At)).Then(Deleted);

    [Fact]
    public void does_not_happen_before() =>
        ApplicationDecider.Instance.Given(Submitted).When(new ApplicationCommand.DeleteUnconfirmed(Submitted.ConfirmBy)).ThenNothing();

    [Fact]
    public void never_touches_one_whose_address_was_confirmed() =>
        ApplicationDecider.Instance.Given(Submitted, Confirmed).When(new ApplicationCommand.DeleteUnconfirmed(Deleted.At)).ThenNothing();
}
