using Shouldly;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Paying_dues
{
    private static readonly PaymentCommand _allocate = new PaymentCommand.Allocate(
        ChargeId, Member, LegalEntity.Ngo, Twelve, Treasurer, Allocated.At);
    private static readonly PaymentCommand _refund = new PaymentCommand.Refund(
        Refunded.Amount, Refunded.RefundedOn, Treasurer, Refunded.At);

    private static readonly PaymentCommand _reverse = new PaymentCommand.Reverse(Reversed.ReversedOn, Treasurer, Reversed.At);

    [Fact]
    public void is_written_down_once() =>
        PaymentDecider.Instance.Given().When(new PaymentCommand.Record(Recorded, PayerNoted)).Then(Recorded, PayerNoted);

    [Fact]
    public void goes_to_a_charge_once() => PaymentDecider.Instance.Given(Recorded).When(_allocate).Then(Allocated);

    [Fact]
    public void answers_the_question_who_has_paid() =>
        PaymentDecider.Instance.Given(Recorded, PayerNoted).When(_allocate).Then(Allocated, PayerForgotten);

    [Fact]
    public void cannot_spend_more_than_there_is_nor_another_currency()
    {
        PaymentDecider.Instance.Given(Recorded with { Amount = new Money("12.49", "EUR") }).When(_allocate)
            .ThenRejected(new PaymentIsTooSmall());
        PaymentDecider.Instance.Given(Recorded with { Amount = new Money("20.00", "CHF") }).When(_allocate)
            .ThenRejected(new OtherCurrency());
        PaymentDecider.Instance.Given().When(_allocate).ThenRejected(new NoSuchPayment());
    }

    [Fact]
    public void goes_to_charges_of_its_own_legal_entity_alone()
    {
        var ofParty = (PaymentCommand.Allocate)_allocate with { LegalEntity = LegalEntity.Party };

        PaymentDecider.Instance.Given(Recorded).When(ofParty).ThenRejected(new OtherLegalEntity());
        PaymentDecider.Instance.Given(Recorded with { LegalEntity = LegalEntity.Party }).When(_allocate)
            .ThenRejected(new OtherLegalEntity());
        PaymentDecider.Instance.Given(Recorded with { LegalEntity = LegalEntity.Party }).When(ofParty).Then(Allocated);
        PaymentDecider.Instance.Given(Recorded, Allocated).When(ofParty).ThenNothing();
    }

    [Fact]
    public void can_be_taken_back_from_a_charge() => PaymentDecider.Instance.Given(Recorded, Allocated)
        .When(new PaymentCommand.Release(ChargeId, Treasurer, Released.At)).Then(Released);

    [Fact]
    public void refunds_what_is_left_and_no_more()
    {
        PaymentDecider.Instance.Given(Recorded, Allocated).When(_refund).ThenEachTime(Refunded);
        PaymentDecider.Instance.Given(Recorded, Allocated, Refunded).When(_refund).ThenRejected(new PaymentIsTooSmall());
    }

    [Fact]
    public void pays_another_charge_with_what_is_left_and_not_with_what_was_paid_back()
    {
        var next = (PaymentCommand.Allocate)_allocate with { ChargeId = Guid.NewGuid(), Amount = Refunded.Amount };
        PaymentDecider.Instance.Given(Recorded, Allocated).When(next).Then(
            Allocated with { ChargeId = next.ChargeId, Amount = next.Amount });
        PaymentDecider.Instance.Given(Recorded, Allocated, Refunded).When(next).ThenRejected(new PaymentIsTooSmall());
    }

    [Fact]
    public void gives_everything_back_when_the_bank_does()
    {
        PaymentDecider.Instance.Given(Recorded, Allocated).When(_reverse).Then(Released, Reversed);
        PaymentDecider.Instance.Given(Recorded, Allocated, Refunded).When(_reverse).ThenRejected(new PaymentWasRefunded());
        PaymentDecider.Instance.Given(Recorded, Reversed).When(_allocate).ThenRejected(new PaymentIsReversed());
    }

    [Fact]
    public void forgets_a_payer_who_wants_to_be_forgotten()
    {
        var forget = new PaymentCommand.ForgetPayer(PayerForgotten.At);
        PaymentDecider.Instance.Given(Recorded, PayerNoted).When(forget).Then(PayerForgotten);
        PaymentDecider.Instance.Given(Recorded, PayerNoted, PayerForgotten).When(forget).ThenNothing();
    }

    [Fact]
    public void keeps_the_account_of_the_payer_as_long_as_the_name_and_no_longer()
    {
        var noted = PayerNoted with { PayerAccount = Account };
        PaymentDecider.Instance.Fold([Recorded, noted])!.PayerAccount.ShouldBe(Account);
        PaymentDecider.Instance.Fold([Recorded, noted, Allocated, PayerForgotten])!.PayerAccount.ShouldBeNull();
    }

    [Fact]
    public void closes_the_charge_and_opens_it_again()
    {
        var pay = new ChargeCommand.Pay(PaymentId, Twelve, Recorded.ReceivedOn, Paid.At);
        ChargeDecider.Instance.Given(Raised).When(pay).Then(Paid with { ReceivedOn = Recorded.ReceivedOn });
        ChargeDecider.Instance.Given(Raised, Paid).When(new ChargeCommand.Unpay(PaymentId, Unpaid.At)).Then(Unpaid);
        ChargeDecider.Instance.Given(Raised).When(pay with { Amount = new Money("12.51", "EUR") }).ThenRejected(new ChargeIsPaid());
        ChargeDecider.Instance.Given(Raised, Waived).When(pay).ThenRejected(new ChargeIsPaid());
        ChargeDecider.Instance.Given(Raised, Paid).When(new ChargeCommand.Waive(WaiverReason.Error, Treasurer, Now))
            .ThenRejected(new ChargeIsPaid());
    }
}
