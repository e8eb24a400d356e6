using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Forgetting_a_person
{
    private static readonly DateOnly _day = new(2026, 6, 30);
    private static readonly ApplicationCommand _eraseApplication = new ApplicationCommand.Erase(Samples.Application, ApplicationErased.At);
    private static readonly MemberCommand _eraseMember = new MemberCommand.Erase(_day, Officer, MemberErased.At);

    [Fact]
    public void takes_an_application_in_every_state()
    {
        ApplicationDecider.Instance.Given(Submitted).When(_eraseApplication).Then(ApplicationErased);
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed).When(_eraseApplication).Then(ApplicationErased);
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Admitted).When(_eraseApplication).Then(ApplicationErased);
        ApplicationDecider.Instance.Given(Submitted, Deleted).When(_eraseApplication).ThenNothing();
    }

    [Fact]
    public void ends_a_membership_that_lasts() => MemberDecider.Instance.Given(MemberAdmitted).When(_eraseMember)
        .Then(MemberEnded with { Note = null, EndedOn = _day, At = MemberErased.At }, MemberErased);

    [Fact]
    public void takes_a_former_member_without_another_end() =>
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(_eraseMember).Then(MemberErased);

    [Fact]
    public void leaves_nobody_who_could_be_ended_or_admitted()
    {
        var end = new MemberCommand.End(MembershipEnd.Resigned, null, _day, Officer, Now);
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded, MemberErased).When(end).ThenRejected(new NoSuchMember());
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded, MemberErased).When(new MemberCommand.Admit(MemberAdmitted)).ThenNothing();
    }

    [Fact]
    public void leaves_no_row()
    {
        MemberCard.Projection.Shows([MemberAdmitted, MemberEnded, MemberErased], null);
        ApplicationRow.Projection.Shows([Submitted, Confirmed, Routed, Admitted, ApplicationErased], null);
    }
}
