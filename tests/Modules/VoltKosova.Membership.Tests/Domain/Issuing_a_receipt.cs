using Shouldly;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Issuing_a_receipt
{
    private static readonly ChargeCommand _note = new ChargeCommand.NoteReceipt(PaymentId, ReceiptId, ReceiptNoted.At);

    [Fact]
    public void happens_once() => ReceiptEvent.Decider.Given().When(Issued).Then(Issued);

    [Fact]
    public void again_is_a_copy_with_a_number_of_its_own()
    {
        ReceiptEvent.Decider.Given(Issued).When(Copied).Then(Copied);
        ReceiptEvent.Decider.Given(Issued, Copied).When(Copied with { Copy = 2 }).Then(Copied with { Copy = 2 });
        ReceiptEvent.Decider.Given(Issued).When(Copied with { Copy = 2 }).ThenNothing();
        ReceiptEvent.Decider.Given().When(Copied).ThenRejected(new NoSuchReceipt());
    }

    [Fact]
    public void ends_when_it_is_void()
    {
        ReceiptEvent.Decider.Given(Issued).When(Voided).Then(Voided);
        ReceiptEvent.Decider.Given(Issued, Voided).When(Copied).ThenRejected(new ReceiptIsVoid());
    }

    [Fact]
    public void is_about_what_a_payment_has_brought_and_once_for_each()
    {
        ChargeDecider.Instance.Given(Raised).When(_note).ThenRejected(new NothingPaid());
        ChargeDecider.Instance.Given(Raised, Paid).When(_note).Then(ReceiptNoted);
        ChargeDecider.Instance.Given(Raised, Paid, ReceiptNoted, Unpaid, Paid).When(_note).Then(ReceiptNoted);
    }

    [Fact]
    public void shows_its_number_its_copies_and_that_it_is_void()
    {
        var row = ReceiptRow.Projection.Fold([Issued, Copied, Copied with { Copy = 2, On = Voided.On }, Voided])!;

        (row.Number, row.Amount, row.VoidSince).ShouldBe((Issued.Number, Twelve, Voided.On));
        row.CopiedOn.ShouldBe([Copied.On, Voided.On]);
    }
}
