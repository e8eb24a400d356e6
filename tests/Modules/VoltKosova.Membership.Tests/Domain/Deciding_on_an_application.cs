using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Deciding_on_an_application
{
    private static readonly ApplicationCommand.Admit _admit = new(Officer, ByPerson: null, Member, Admitted.At);
    private static readonly ApplicationCommand.Refuse _refuse = new(Officer, ByPerson: null, Refused.Reason!, Refused.At);

    [Fact]
    public void admits_the_applicant() =>
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed).When(_admit).Then(Admitted);

    [Fact]
    public void refuses_the_applicant_with_reasons() =>
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed).When(_refuse).Then(Refused);

    [Fact]
    public void needs_a_confirmed_address() =>
        ApplicationDecider.Instance.Given(Submitted).When(_admit).ThenRejected(new EmailNotConfirmed());

    [Fact]
    public void needs_a_chapter() =>
        ApplicationDecider.Instance.Given(Submitted, Confirmed).When(_admit).ThenRejected(new NoChapterYet());

    [Fact]
    public void is_not_for_the_applicant_to_do()
    {
        var applied = ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed);
        applied.When(_admit with { ByPerson = Person }).ThenRejected(new OwnApplication());
        applied.When(_refuse with { ByPerson = Person }).ThenRejected(new OwnApplication());
    }

    [Fact]
    public void cannot_be_turned_round()
    {
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Admitted).When(_refuse).ThenRejected(new AlreadyDecided());
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Refused).When(_admit).ThenRejected(new AlreadyDecided());
    }
}
