using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Correcting_details
{
    private static readonly MemberCommand.CorrectDetails _correct = new(
        new DetailsChange("Arbëresha", "Krasniqi-Hoti", new DateOnly(1996, 3, 1), Language.En, "arberesha@example.org"),
        DetailsSource.Officer, DetailsCorrected.Note, DetailsCorrected.On, Officer, DetailsCorrected.At);

    private static readonly MemberCommand.KeepAddress _keep = new(
        AddressKeptFor.Taken, AddressKept.ChangedAt, AddressKept.On, Treasurer, AddressKept.At);

    [Fact]
    public void says_what_is_another_and_who_said_so() =>
        MemberDecider.Instance.Given(MemberAdmitted).When(_correct).Then(DetailsCorrected);

    [Fact]
    public void says_nothing_of_what_is_so_already()
    {
        MemberDecider.Instance.Given(MemberAdmitted, DetailsCorrected).When(_correct).ThenNothing();
        MemberDecider.Instance.Given(MemberAdmitted).When(_correct with { Change = new DetailsChange() }).ThenNothing();
        MemberDecider.Instance.Given(MemberAdmitted)
            .When(_correct with { Change = new DetailsChange("Arbër", "Krasniqi", Language: Language.Sr) })
            .Then(DetailsCorrected with
            {
                GivenName = null,
                FamilyName = null,
                BirthDate = null,
                Language = Language.Sr,
                Email = null,
            });
    }

    [Fact]
    public void takes_one_name_where_there_is_no_other_but_not_none()
    {
        MemberDecider.Instance.Given(MemberAdmitted).When(_correct with { Change = new DetailsChange(FamilyName: "") })
            .Then(DetailsCorrected with { GivenName = null, FamilyName = "", BirthDate = null, Language = null, Email = null });
        MemberDecider.Instance.Given(MemberAdmitted).When(_correct with { Change = new DetailsChange("", " ") })
            .ThenRejected(new NameWithoutLetters());
        MemberDecider.Instance.Given(MemberAdmitted with { FamilyName = "" }).When(_correct with { Change = new DetailsChange("-") })
            .ThenRejected(new NameWithoutLetters());
    }

    [Fact]
    public void knows_nobody_who_was_born_after_the_admission() => MemberDecider.Instance.Given(MemberAdmitted)
        .When(_correct with { Change = new DetailsChange(BirthDate: MemberAdmitted.JoinedOn.AddDays(1)) })
        .ThenRejected(new BornAfterTheAdmission());

    [Fact]
    public void is_for_memberships_that_last()
    {
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(_correct).ThenRejected(new MembershipIsOver());
        MemberDecider.Instance.Given(MemberAdmitted, MergeSamples.Merged).When(_correct).ThenRejected(new MembershipIsMerged());
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded, MemberErased).When(_correct).ThenRejected(new NoSuchMember());
    }

    [Fact]
    public void leaves_what_was_known_before()
    {
        var timeline = Keeping_a_timeline.Of(MemberAdmitted, DetailsCorrected);

        timeline.Details.BirthDate.ShouldBe(DetailsCorrected.BirthDate);
        timeline.KnownAt(DetailsCorrected.At.AddTicks(-1))!.Details.ShouldBe(MemberDetails.Of(MemberAdmitted));
    }

    [Fact]
    public void says_once_that_an_address_did_not_follow_the_account()
    {
        MemberDecider.Instance.Given(MemberAdmitted).When(_keep).Then(AddressKept);
        MemberDecider.Instance.Given(MemberAdmitted, AddressKept).When(_keep).ThenNothing();
        MemberDecider.Instance.Given(MemberAdmitted, AddressKept).When(_keep with { ChangedAt = Now.AddDays(50) })
            .Then(AddressKept with { ChangedAt = Now.AddDays(50) });
    }
}
