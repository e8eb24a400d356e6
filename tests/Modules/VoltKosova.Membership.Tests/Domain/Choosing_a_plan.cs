using System.Globalization;
using Shouldly;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Choosing_a_plan
{
    private static readonly DateOnly _day = new(2026, 5, 20);
    private static readonly DateOnly _long = new(2020, 1, 1);

    private static readonly (Guid Id, DuesTerms Terms) _all = Plan(1, Terms);
    private static readonly (Guid Id, DuesTerms Terms) _abroad = Plan(2, Terms with { Country = "DE" });
    private static readonly (Guid Id, DuesTerms Terms) _poor = Plan(3, Terms with { IncomeBand = IncomeBand.Low });
    private static readonly (Guid Id, DuesTerms Terms) _both = Plan(4, Terms with { Country = "DE", IncomeBand = IncomeBand.Low });

    [Theory]
    [InlineData("XK", null, 1)]
    [InlineData(null, null, 1)]
    [InlineData("DE", null, 2)]
    [InlineData("XK", "Low", 3)]
    [InlineData("DE", "Low", 4)]
    [InlineData("DE", "High", 2)]
    [InlineData("XK", "High", 1)]
    public void takes_the_most_specific_one_and_income_before_country(string? country, string? band, int plan)
    {
        (Guid, DuesTerms)[] plans = [_both, _all, _abroad, _poor];

        Chosen(plans, country, band).ShouldBe(plan);
        Chosen([.. plans.Reverse()], country, band).ShouldBe(plan);
        if (plan == 4)
            Chosen([_all, _abroad, _poor], country, band).ShouldBe(3);
    }

    [Fact]
    public void takes_of_equal_ones_the_one_that_began_last_and_of_those_the_one_that_was_made_last()
    {
        var newer = Plan(5, _abroad.Terms with { ValidFrom = new DateOnly(2026, 4, 1) });
        var corrected = Plan(6, newer.Terms);
        var later = Plan(7, _all.Terms with { ValidFrom = new DateOnly(2026, 4, 1) });

        Chosen([newer, corrected, _abroad, later], "DE", null).ShouldBe(6);
        Chosen([newer, _abroad, later], "DE", null).ShouldBe(5, "a newer plan for everybody does not replace one for a country");
    }

    [Fact]
    public void looks_at_those_of_the_members_legal_entity_alone()
    {
        var partys = Plan(8, _both.Terms with { LegalEntity = LegalEntity.Party });

        Chosen([_all, partys], "DE", "Low").ShouldBe(1, "however special the other one is");
        PlanForMember.Of([_all, partys], LegalEntity.Party, MembershipKind.Member, "XK", _long, _ => null, _day).ShouldBeNull();
        PlanForMember.Of([_all, partys], LegalEntity.Party, MembershipKind.Member, "DE", _long, _ => IncomeBand.Low, _day)!.PlanId
            .ShouldBe(partys.Id);
    }

    [Fact]
    public void goes_back_to_the_plan_for_everybody_when_the_special_one_is_over_and_to_none_for_another_kind()
    {
        var over = Plan(2, _abroad.Terms with { ValidTo = new DateOnly(2026, 3, 31) });

        Chosen([_all, over], "DE", null).ShouldBe(1);
        PlanForMember.Of([_all], LegalEntity.Ngo, MembershipKind.Honorary, "DE", _long, _ => null, _day).ShouldBeNull();
    }

    [Fact]
    public void asks_for_the_income_on_the_first_day_of_the_period_or_of_the_membership_in_it()
    {
        IncomeBand? Since(DateOnly day) => day >= new DateOnly(2026, 4, 10) ? IncomeBand.Low : null;

        PlanForMember.Of([_all, _poor], LegalEntity.Ngo, MembershipKind.Member, "XK", _long, Since, _day)!.PlanId.ShouldBe(_all.Id);
        PlanForMember.Of([_all, _poor], LegalEntity.Ngo, MembershipKind.Member, "XK", new DateOnly(2026, 4, 15), Since, _day)!.PlanId
            .ShouldBe(_poor.Id);
    }

    [Theory]
    [InlineData(2, "2026-06-30", "7.29", "2026-06-01")]
    [InlineData(2, "2026-01-01", "12.50", "2026-01-01")]
    [InlineData(2, "2026-01-31", "12.50", "2026-01-01")]
    [InlineData(2, "2026-12-31", "1.04", "2026-12-01")]
    [InlineData(2, "2025-12-31", "12.50", "2026-01-01")]
    [InlineData(1, "2026-11-30", "8.33", "2026-11-01")]
    [InlineData(0, "2026-12-30", "12.50", "2026-12-01")]
    public void asks_who_joins_within_a_period_for_its_months_from_then_on(int period, string joined, string amount, string from)
    {
        var terms = Terms with { Period = (DuesPeriod)period, ProRata = true };
        var joinedOn = Day(joined);

        var plan = PlanForMember.Of(
            [Plan(1, terms)], LegalEntity.Ngo, MembershipKind.Member, "XK", joinedOn, _ => null, new DateOnly(2026, 12, 31))!;
        (plan.Amount.Amount, plan.From).ShouldBe((amount, Day(from)));
        var whole = PlanForMember.Of(
            [Plan(1, terms with { ProRata = null })], LegalEntity.Ngo, MembershipKind.Member, "XK", joinedOn, _ => null,
            new DateOnly(2026, 12, 31))!;
        (whole.Amount.Amount, whole.From).ShouldBe(("12.50", whole.Period.From));
    }

    [Theory]
    [InlineData("12.50", 7, 12, "7.29")]
    [InlineData("10.00", 1, 3, "3.33")]
    [InlineData("10.00", 2, 3, "6.66")]
    [InlineData("12.00", 5, 12, "5.00")]
    [InlineData("0.02", 1, 12, "0.01")]
    [InlineData("999999.99", 11, 12, "916666.65")]
    public void leaves_a_part_of_a_cent_to_the_payer_and_asks_for_one_cent_at_least(string amount, int months, int of, string part) =>
        new Money(amount, "EUR").ForMonths(months, of).ShouldBe(new Money(part, "EUR"));

    [Fact]
    public void goes_by_a_declaration_that_is_made_once_and_ends_earlier_but_not_later()
    {
        IncomeBandEvent.Decider.Given().When(IncomeDeclared).Then(IncomeDeclared);
        IncomeBandEvent.Decider.Given().When(IncomeDeclared with { Until = new DateOnly(2026, 2, 28) })
            .ThenRejected(new Membership.Domain.Members.EndsBeforeItBegins());
        IncomeBandEvent.Decider.Given(IncomeDeclared).When(IncomeEnded).Then(IncomeEnded);
        IncomeBandEvent.Decider.Given(IncomeDeclared).When(IncomeEnded with { Until = new DateOnly(2027, 3, 1) })
            .ThenRejected(new IncomeBandNotLonger());
        IncomeBandEvent.Decider.Given(IncomeDeclared).When(IncomeEnded with { Until = new DateOnly(2026, 2, 28) })
            .ThenRejected(new Membership.Domain.Members.EndsBeforeItBegins());
        IncomeBandEvent.Decider.Given().When(IncomeEnded).ThenRejected(new NoSuchIncomeBand());
    }

    private static (Guid Id, DuesTerms Terms) Plan(int number, DuesTerms terms) =>
        (new Guid(number, 0, 0, new byte[8]), terms);

    private static int? Chosen(IEnumerable<(Guid Id, DuesTerms Terms)> plans, string? country, string? band) =>
        PlanForMember.Of(
            plans, LegalEntity.Ngo, MembershipKind.Member, country, _long, _ => band is null ? null : Enum.Parse<IncomeBand>(band),
            _day) is { } plan
            ? BitConverter.ToInt32(plan.PlanId.ToByteArray())
            : null;

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
