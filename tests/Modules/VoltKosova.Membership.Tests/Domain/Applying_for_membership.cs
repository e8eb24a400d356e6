using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Applying_for_membership
{
    private static readonly ApplicationCommand.Submit _submit = new(Submitted, MinimumAge: 18, Today);

    [Fact]
    public void keeps_the_form_as_it_was_written() => ApplicationDecider.Instance.Given().When(_submit).Then(Submitted);

    [Fact]
    public void is_possible_from_the_eighteenth_birthday() =>
        ApplicationDecider.Instance.Given().When(Born(new DateOnly(2008, 3, 2)))
            .Then(Submitted with { BirthDate = new DateOnly(2008, 3, 2) });

    [Fact]
    public void is_too_early_the_day_before_the_eighteenth_birthday() =>
        ApplicationDecider.Instance.Given().When(Born(new DateOnly(2008, 3, 3))).ThenRejected(new TooYoung(18));

    [Fact]
    public void counts_a_leap_day_birthday_from_the_28th_of_February()
    {
        var submit = Born(new DateOnly(2008, 2, 29));
        ApplicationDecider.Instance.Given().When(submit with { Today = new DateOnly(2026, 2, 27) }).ThenRejected(new TooYoung(18));
        ApplicationDecider.Instance.Given().When(submit with { Today = new DateOnly(2026, 2, 28) }).Then(submit.Form);
    }

    [Fact]
    public void is_not_for_members_of_another_party() => ApplicationDecider.Instance.Given()
        .When(_submit with { Form = Submitted with { DeclaresNoOtherParty = false } })
        .ThenRejected(new MemberOfAnotherParty());

    [Fact]
    public void needs_the_consent_to_keep_political_data() => ApplicationDecider.Instance.Given()
        .When(_submit with { Form = Submitted with { ConsentVersion = null } })
        .ThenRejected(new ConsentMissing());

    [Fact]
    public void needs_a_date_of_birth() => ApplicationDecider.Instance.Given()
        .When(_submit with { Form = Submitted with { BirthDate = null } })
        .ThenRejected(new BirthDateMissing());

    private static ApplicationCommand.Submit Born(DateOnly day) => _submit with { Form = Submitted with { BirthDate = day } };
}
