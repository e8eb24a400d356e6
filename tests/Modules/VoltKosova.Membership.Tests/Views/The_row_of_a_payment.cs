using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_row_of_a_payment
{
    [Fact]
    public void names_the_payer_only_while_nobody_knows_whose_payment_it_is()
    {
        Row(Recorded, PayerNoted).PayerName.ShouldBe("Vjosa Krasniqi");
        StoredJson.Write(Row(Recorded, PayerNoted, Allocated, PayerForgotten)).ShouldNotContain("Krasniqi");
    }

    [Fact]
    public void follows_the_money()
    {
        Stands(PaymentState.Unmatched, "20.00", Recorded);
        Stands(PaymentState.Credit, "7.50", Recorded, Allocated);
        Stands(PaymentState.Allocated, "0.00", Recorded, Allocated, Refunded);
        Stands(PaymentState.Unmatched, "20.00", Recorded, Allocated, Released);
        Stands(PaymentState.Reversed, "0.00", Recorded, Allocated, Released, Reversed);
        Stands(PaymentState.Refunded, "0.00", Recorded, Refunded with { Amount = Recorded.Amount });
    }

    [Fact]
    public void says_which_charges_have_it() =>
        Row(Recorded, Allocated).Allocations.ShouldBe([new PaymentRow.Allocation(ChargeId, Member, Twelve)]);

    [Fact]
    public void says_whose_money_it_is()
    {
        Row(Recorded).LegalEntity.ShouldBe(LegalEntity.Ngo);
        Row(Recorded with { LegalEntity = LegalEntity.Party }).LegalEntity.ShouldBe(LegalEntity.Party);
        LedgerRow.Projection.Fold([EntryPosted])!.LegalEntity.ShouldBe(LegalEntity.Ngo);
        LedgerRow.Projection.Fold([EntryPosted with { LegalEntity = LegalEntity.Party }])!.LegalEntity.ShouldBe(LegalEntity.Party);
    }

    private static void Stands(PaymentState state, string left, params PaymentEvent[] facts) =>
        (Row(facts).State, Row(facts).Left.Amount).ShouldBe((state, left));

    private static PaymentRow Row(params PaymentEvent[] facts) => PaymentRow.Projection.Fold(facts)!;
}
