using Shouldly;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Charging_dues
{
    private static readonly ChargeCommand _waive = new ChargeCommand.Waive(WaiverReason.Hardship, Treasurer, Waived.At);

    [Fact]
    public void happens_once() => ChargeDecider.Instance.Given().When(new ChargeCommand.Raise(Raised)).Then(Raised);

    [Fact]
    public void is_waived_once_with_the_reason() => ChargeDecider.Instance.Given(Raised).When(_waive).Then(Waived);

    [Fact]
    public void cannot_be_waived_when_there_is_none() => ChargeDecider.Instance.Given().When(_waive).ThenRejected(new NoSuchCharge());

    [Fact]
    public void says_once_whose_member_owes_what_was_charged_before_that_was_said()
    {
        var note = new ChargeCommand.NoteEntity(LegalEntity.Party, EntityNoted.At);

        ChargeDecider.Instance.Given(Raised).When(note).Then(EntityNoted);
        ChargeDecider.Instance.Given(Raised with { LegalEntity = LegalEntity.Ngo }).When(note).ThenNothing();
        ChargeDecider.Instance.Given().When(note).ThenRejected(new NoSuchCharge());
    }

    [Theory]
    [InlineData(0, "2026-05-31", "2026-05-01", "2026-05-31")]
    [InlineData(1, "2026-05-31", "2026-04-01", "2026-06-30")]
    [InlineData(1, "2026-12-01", "2026-10-01", "2026-12-31")]
    [InlineData(2, "2028-02-29", "2028-01-01", "2028-12-31")]
    public void is_for_the_calendar_period_that_the_day_lies_in(int period, string day, string from, string until) =>
        ChargedPeriod.Of((DuesPeriod)period, DateOnly.Parse(day)).ShouldBe(new ChargedPeriod(DateOnly.Parse(from), DateOnly.Parse(until)));

    [Fact]
    public void follows_a_plan_that_is_made_once() => DuesPlanEvent.Decider.Given().When(PlanMade).Then(PlanMade);

    [Fact]
    public void ends_when_the_plan_does()
    {
        DuesPlanEvent.Decider.Given(PlanMade).When(PlanEnded).Then(PlanEnded);
        DuesPlanEvent.Decider.Given().When(PlanEnded).ThenRejected(new NoSuchDuesPlan());
    }

    [Fact]
    public void needs_a_plan_that_does_not_end_before_it_begins()
    {
        var before = new DateOnly(2025, 12, 31);
        DuesPlanEvent.Decider.Given().When(PlanMade with { Terms = Terms with { ValidTo = before } })
            .ThenRejected(new PlanEndsBeforeItBegins());
        DuesPlanEvent.Decider.Given(PlanMade).When(PlanEnded with { ValidTo = before }).ThenRejected(new PlanEndsBeforeItBegins());
    }

    [Fact]
    public void asks_for_less_from_a_day_until_a_day()
    {
        DuesReductionEvent.Decider.Given().When(ReductionGranted).Then(ReductionGranted);
        DuesReductionEvent.Decider.Given().When(ReductionGranted with { Until = new DateOnly(2026, 2, 28) })
            .ThenRejected(new EndsBeforeItBegins());
        DuesReductionEvent.Decider.Given(ReductionGranted).When(ReductionEnded).Then(ReductionEnded);
        DuesReductionEvent.Decider.Given(ReductionGranted).When(ReductionEnded with { Until = new DateOnly(2026, 10, 1) })
            .ThenRejected(new ReductionNotLonger());
        DuesReductionEvent.Decider.Given(ReductionGranted).When(ReductionEnded with { Until = new DateOnly(2026, 2, 28) })
            .ThenRejected(new EndsBeforeItBegins());
        DuesReductionEvent.Decider.Given().When(ReductionEnded).ThenRejected(new NoSuchReduction());
    }

    [Theory]
    [InlineData("12.50", 0, "12.50")]
    [InlineData("12.50", 50, "6.25")]
    [InlineData("0.99", 33, "0.66")]
    [InlineData("0.01", 99, "0.01")]
    public void takes_percents_off_in_whole_cents(string amount, int percent, string less) =>
        new Money(amount, "EUR").Less(percent).ShouldBe(new Money(less, "EUR"));

    [Theory]
    [InlineData("12.5", "EUR", true)]
    [InlineData("0.01", "EUR", true)]
    [InlineData("999999.99", "EUR", true)]
    [InlineData("0.00", "EUR", false)]
    [InlineData("-1", "EUR", false)]
    [InlineData("1.005", "EUR", false)]
    [InlineData("1e3", "EUR", false)]
    [InlineData("1,50", "EUR", false)]
    [InlineData("٣", "EUR", false)]
    [InlineData("1000000", "EUR", false)]
    [InlineData("1", "eur", false)]
    public void asks_for_sums_in_whole_cents(string amount, string currency, bool isOne) =>
        Money.IsSum(new Money(amount, currency)).ShouldBe(isOne);

    [Fact]
    public void calculates_exactly_and_never_across_currencies()
    {
        Enumerable.Repeat(new Money("0.10", "EUR"), 3).Aggregate((a, b) => a.Plus(b)).ShouldBe(new Money("0.30", "EUR"));
        new Money("12.5", "EUR").Kept().ShouldBe(Twelve);
        Should.Throw<InvalidOperationException>(() => Twelve.Minus(new Money("1.00", "CHF")));
    }
}
