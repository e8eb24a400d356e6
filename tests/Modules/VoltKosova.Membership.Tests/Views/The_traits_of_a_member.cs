using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Statistics;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_traits_of_a_member
{
    [Fact]
    public void are_the_day_of_birth_and_what_was_said_last_about_the_gender()
    {
        MemberTrait.Projection.Fold([MemberAdmitted]).ShouldBe(new MemberTrait(Samples.Member, MemberAdmitted.BirthDate, Gender: null));
        MemberTrait.Projection.Fold([MemberAdmitted, GenderDeclared])!.Gender.ShouldBe(DeclaredGender.Diverse);
    }

    [Fact]
    public void follow_a_corrected_day_of_birth_and_no_other_correction()
    {
        MemberTrait.Projection.Fold([MemberAdmitted, DetailsCorrected])!.BirthDate.ShouldBe(DetailsCorrected.BirthDate);
        MemberTrait.Projection.Fold([MemberAdmitted, DetailsCorrected with { BirthDate = null }])!.BirthDate
            .ShouldBe(MemberAdmitted.BirthDate);
    }

    [Fact]
    public void are_gone_with_the_person() => MemberTrait.Projection
        .Fold([MemberAdmitted, GenderDeclared, new MemberEvent.Erased(Samples.Member, Now)]).ShouldBeNull();

    [Fact]
    public void belong_to_one_member_each() =>
        ((MemberEvent[])[MemberAdmitted, GenderDeclared, DetailsCorrected, new MemberEvent.Erased(Samples.Member, Now)])
        .ShouldAllBe(fact => MemberTrait.KeyOf(fact) == Samples.Member.ToString());
}
