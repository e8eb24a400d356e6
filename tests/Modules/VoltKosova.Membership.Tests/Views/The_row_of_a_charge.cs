using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_row_of_a_charge
{
    private static readonly ChargeRow _row = new(
        ChargeId, Member, Prishtina, Plan, "RF18539007547034", Twelve, Twelve, ChargeState.Open, new DateOnly(2026, 1, 1),
        new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 1), Now);

    [Fact]
    public void shows_what_is_owed_and_by_when() => ChargeRow.Projection.Shows([Raised], _row);

    [Fact]
    public void shows_that_nothing_is_open_once_it_was_waived() => ChargeRow.Projection.Shows(
        [Raised, Waived],
        _row with
        {
            Open = new Money("0.00", "EUR"),
            State = ChargeState.Waived,
            WaivedFor = WaiverReason.Hardship,
            SettledOn = new DateOnly(2026, 3, 4),
        });

    [Fact]
    public void says_whose_member_owes_it()
    {
        ChargeRow.Projection.Shows([Raised with { LegalEntity = LegalEntity.Party }], _row with { LegalEntity = LegalEntity.Party });
        ChargeRow.Projection.Shows([Raised, EntityNoted], _row with { LegalEntity = LegalEntity.Party });
    }

    [Fact]
    public void shows_the_first_reminder() => ChargeRow.Projection.Shows(
        [Raised, TimelineSamples.Reminded, TimelineSamples.Reminded with { On = new DateOnly(2026, 5, 20) }],
        _row with { RemindedOn = new DateOnly(2026, 4, 20) });

    [Fact]
    public void shows_what_payments_bring_and_take_away()
    {
        var half = new Money("6.25", "EUR");
        ChargeRow.Projection.Shows([Raised, Paid with { Amount = half }], _row with { Open = half });
        ChargeRow.Projection.Shows([Raised, Paid], _row with
        {
            Open = new Money("0.00", "EUR"),
            State = ChargeState.Paid,
            SettledOn = new DateOnly(2026, 3, 5),
        });
        ChargeRow.Projection.Shows([Raised, Paid, Unpaid], _row);
    }

    [Fact]
    public void is_settled_on_the_day_on_which_the_money_was_there_where_that_is_known() => ChargeRow.Projection.Shows(
        [Raised, Paid with { ReceivedOn = new DateOnly(2026, 2, 27) }],
        _row with { Open = new Money("0.00", "EUR"), State = ChargeState.Paid, SettledOn = new DateOnly(2026, 2, 27) });

    [Fact]
    public void names_the_reduction_that_makes_it_less() =>
        ChargeRow.Projection.Shows([Raised with { ReductionId = ReductionId }], _row with { ReductionId = ReductionId });

    [Fact]
    public void shows_the_step_that_was_told_last() =>
        ChargeRow.Projection.Shows([Raised, ReminderSent with { Step = -7 }, ReminderSent], _row with { LastStep = 7 });

    [Fact]
    public void stands_beside_the_reductions() => DuesReductionRow.Projection.Shows(
        [ReductionGranted, ReductionEnded],
        new DuesReductionRow(
            ReductionId, Member, Prishtina, ReductionReason.Education, 50, new DateOnly(2026, 3, 1), new DateOnly(2026, 6, 30), Now));

    [Fact]
    public void stands_beside_the_plan_it_was_charged_by() => DuesPlanRow.Projection.Shows(
        [PlanMade, PlanEnded],
        new DuesPlanRow(
            Plan, Terms.Kind, Twelve, DuesPeriod.Quarter, Terms.ValidFrom, new DateOnly(2026, 12, 31), 30, Terms.Source));

    [Fact]
    public void stands_beside_the_plan_of_its_legal_entity() => DuesPlanRow.Projection.Shows(
        [PlanMade with { Terms = Terms with { LegalEntity = LegalEntity.Party } }],
        new DuesPlanRow(Plan, Terms.Kind, Twelve, DuesPeriod.Quarter, Terms.ValidFrom, null, 30, Terms.Source)
        {
            LegalEntity = LegalEntity.Party,
        });
}
