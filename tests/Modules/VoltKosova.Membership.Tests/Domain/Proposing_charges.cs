using Shouldly;
using VoltKosova.Membership.Domain.Dues;
using Xunit;
using static VoltKosova.Membership.Domain.Dues.ProposalReason;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Proposing_charges
{
    private static readonly DateOnly _march = new(2026, 3, 1);

    [Fact]
    public void puts_the_strongest_reason_first_however_many_weaker_ones_there_are() => Best(
            Charge(1, Name, Amount), Charge(2, Amount), Charge(3, PayerAlias), Charge(4, PayerAlias, Amount), Charge(5, SameMember))
        .ShouldBe([5, 4, 3, 1, 2]);

    [Fact]
    public void puts_what_is_due_first_before_what_is_due_later_and_comes_in_the_same_order_each_time()
    {
        Proposal[] charges = [Charge(3, Amount), Charge(2, Amount), Charge(1, Amount) with { DueOn = _march.AddDays(1) }];

        Best(charges).ShouldBe([2, 3, 1]);
        Best([.. charges.Reverse()]).ShouldBe([2, 3, 1]);
    }

    [Fact]
    public void leaves_out_what_nothing_speaks_for_and_shows_twenty_at_most()
    {
        Best(Charge(1)).ShouldBeEmpty();
        Best([.. Enumerable.Range(1, 30).Select(number => Charge(number, Amount))]).ShouldBe(Enumerable.Range(1, 20));
    }

    private static Proposal Charge(int number, params ProposalReason[] reasons) =>
        new(new Guid(number, 0, 0, new byte[8]), Samples.Member, _march, reasons);

    private static IEnumerable<int> Best(params Proposal[] proposals) =>
        Proposal.Best(proposals).Select(one => BitConverter.ToInt32(one.ChargeId.ToByteArray()));
}
