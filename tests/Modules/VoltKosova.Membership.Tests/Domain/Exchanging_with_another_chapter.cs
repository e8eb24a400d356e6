using Shouldly;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Peers;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.PeerSamples;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Exchanging_with_another_chapter
{
    private static readonly Guid _somebodyElse = new("019c0000-0000-7000-8000-000000000099");

    [Fact]
    public void begins_with_an_offer() => TransferDecider.Instance.Given().When(new TransferCommand.Offer(Offered)).Then(Offered);

    [Fact]
    public void hears_of_the_sanctions_that_it_knows_and_of_nothing_that_makes_no_sense() =>
        HandOver.Heard([new("office_ban", Today), new("silence", null), new(null!, null), null])
            .ShouldBe([new Sanction(SanctionKind.OfficeBan, Today)]);

    [Fact]
    public void goes_on_with_the_receipt_of_the_peer_it_was_offered_to()
    {
        TransferDecider.Instance.Given(Offered).When(new TransferCommand.TakeReceipt(Exchange, Peer, Today, Now)).Then(AcceptedThere);
        TransferDecider.Instance.Given(Offered).When(new TransferCommand.TakeReceipt(Exchange, _somebodyElse, Today, Now)).ThenNothing();
        TransferDecider.Instance.Given().When(new TransferCommand.TakeReceipt(Exchange, Peer, Today, Now)).ThenNothing();
    }

    [Fact]
    public void ends_with_our_own_receipt_once_theirs_is_there()
    {
        TransferDecider.Instance.Given(Offered).When(new TransferCommand.Complete(Exchange, Today, Now)).ThenNothing();
        TransferDecider.Instance.Given(Offered, AcceptedThere).When(new TransferCommand.Complete(Exchange, Today, Now)).Then(Completed);
    }

    [Fact]
    public void takes_over_only_who_is_the_same_person()
    {
        var accept = new TransferCommand.Accept(Exchange, Samples.Member, IsTheSame: true, Today, Officer, Now);

        TransferDecider.Instance.Given().When(new TransferCommand.Receive(OfferReceived)).Then(OfferReceived);
        TransferDecider.Instance.Given(OfferReceived).When(accept).Then(Accepted);
        TransferDecider.Instance.Given(OfferReceived).When(accept with { IsTheSame = false }).ThenRejected(new NotTheSamePerson());
        TransferDecider.Instance.Given().When(accept).ThenRejected(new NoSuchTransfer());
        TransferDecider.Instance.Given(OfferReceived, Forgotten).When(accept).ThenRejected(new NoSuchTransfer());
    }

    [Fact]
    public void is_asked_for_and_then_offered_or_refused()
    {
        var refuse = new TransferCommand.Refuse(Exchange, Person, RefusedThem.Reason!, Officer, Now);
        TransferDecider.Instance.Given().When(new TransferCommand.Request(Requested)).Then(Requested);
        TransferDecider.Instance.Given(Requested).When(new TransferCommand.Offer(Offered)).Then(Offered);
        TransferDecider.Instance.Given(Requested).When(new TransferCommand.Offer(Offered with { PeerId = _somebodyElse }))
            .ThenRejected(new TransferIsSettled());
        TransferDecider.Instance.Given(Requested).When(refuse).Then(RefusedThem);
        TransferDecider.Instance.Given(Requested, RefusedThem).When(new TransferCommand.Offer(Offered))
            .ThenRejected(new TransferIsSettled());
        TransferDecider.Instance.Given(Requested, Offered).When(refuse).ThenRejected(new TransferIsSettled());
        TransferDecider.Instance.Given().When(refuse).ThenRejected(new NoSuchTransfer());
        TransferDecider.Instance.Given(Requested).When(new TransferCommand.TakeReceipt(Exchange, Peer, Today, Now)).ThenNothing();
        TransferDecider.Instance.Given(Requested).When(new TransferCommand.Forget(Exchange, Now)).Then(Forgotten);
    }

    [Fact]
    public void is_taken_back_until_it_is_accepted_and_an_acceptance_on_its_way_holds()
    {
        var withdraw = new TransferCommand.Withdraw(Exchange, Officer, Now);
        TransferDecider.Instance.Given(Requested).When(withdraw).Then(Withdrawn with { WasOffered = false });
        TransferDecider.Instance.Given(Offered).When(withdraw).Then(Withdrawn);
        TransferDecider.Instance.Given(Offered, Withdrawn).When(withdraw).ThenNothing();
        TransferDecider.Instance.Given(Requested, Offered, Withdrawn).When(new TransferCommand.Offer(Offered))
            .ThenRejected(new TransferIsSettled());
        TransferDecider.Instance.Given(Offered, AcceptedThere).When(withdraw).ThenRejected(new TransferIsSettled());
        TransferDecider.Instance.Given(Offered, Withdrawn).When(new TransferCommand.TakeReceipt(Exchange, Peer, Today, Now))
            .Then(AcceptedThere);
        TransferDecider.Instance.Given(Offered, Withdrawn, AcceptedThere).When(new TransferCommand.Complete(Exchange, Today, Now))
            .Then(Completed);

        var hear = new TransferCommand.TakeWithdrawal(Exchange, Peer, Now);
        TransferDecider.Instance.Given(OfferReceived).When(hear).Then(WithdrawnThere);
        TransferDecider.Instance.Given(OfferReceived).When(hear with { PeerId = _somebodyElse }).ThenNothing();
        TransferDecider.Instance.Given(OfferReceived, Accepted).When(hear).ThenNothing();
        TransferDecider.Instance.Given().When(hear).Then(WithdrawnThere);
        TransferDecider.Instance.Given(WithdrawnThere).When(new TransferCommand.Receive(OfferReceived)).ThenNothing();
    }

    [Fact]
    public void is_declined_by_whom_it_was_offered_to_and_by_nobody_who_has_accepted()
    {
        var decline = new TransferCommand.Decline(Exchange, Declined.Reason, Officer, Now);
        TransferDecider.Instance.Given(OfferReceived).When(decline).Then(Declined);
        TransferDecider.Instance.Given(OfferReceived, Accepted).When(decline).ThenRejected(new TransferIsSettled());
        TransferDecider.Instance.Given().When(decline).ThenRejected(new NoSuchTransfer());

        var hear = new TransferCommand.TakeDecline(Exchange, Peer, DeclinedThere.Reason, Now);
        TransferDecider.Instance.Given(Offered).When(hear).Then(DeclinedThere);
        TransferDecider.Instance.Given(Offered).When(hear with { PeerId = _somebodyElse }).ThenNothing();
        TransferDecider.Instance.Given(Offered, AcceptedThere).When(hear).ThenNothing();
        TransferDecider.Instance.Given(Offered, DeclinedThere).When(new TransferCommand.TakeReceipt(Exchange, Peer, Today, Now))
            .ThenNothing();
    }

    [Fact]
    public void hears_of_the_end_from_whom_it_came()
    {
        TransferDecider.Instance.Given(OfferReceived, Accepted).When(new TransferCommand.TakeCompletion(Exchange, Peer, Today, Now))
            .Then(CompletedThere);
        TransferDecider.Instance.Given(OfferReceived, Accepted)
            .When(new TransferCommand.TakeCompletion(Exchange, _somebodyElse, Today, Now)).ThenNothing();
    }

    [Fact]
    public void keeps_what_was_handed_over_until_it_is_forgotten()
    {
        var came = OfferReceived with { DuesPaidUntil = Today, Sanctions = Sanctions };
        TransferDecider.Instance.Fold([came]).ShouldBeOfType<Transfer.Coming>().DuesPaidUntil.ShouldBe(Today);
        TransferDecider.Instance.Fold([came]).Sanctions.ShouldBe(Sanctions);
        TransferDecider.Instance.Fold([came, Forgotten]).Sanctions.ShouldBeNull();
        TransferDecider.Instance.Fold([came, Accepted]).ShouldBe(
            new Transfer.Coming(Peer, "hash", Samples.Member) { JoinedOn = Today, DuesPaidUntil = Today }, "the member has them now");
        var went = Offered with { Sanctions = Sanctions };
        TransferDecider.Instance.Fold([went, AcceptedThere, Completed]).Sanctions.ShouldBe(Sanctions);
        TransferDecider.Instance.Fold([went, AcceptedThere, Completed, Forgotten]).Sanctions.ShouldBeNull();

        var forget = new TransferCommand.Forget(Exchange, Now);
        TransferDecider.Instance.Given(went).When(forget).Then(Forgotten);
        TransferDecider.Instance.Given(went, AcceptedThere, Completed).When(forget).Then(Forgotten);
        TransferDecider.Instance.Given(came, Accepted, CompletedThere).When(forget).Then(Forgotten);
        TransferDecider.Instance.Given().When(forget).ThenNothing();
    }

    [Fact]
    public void passes_over_kinds_of_sanctions_that_it_does_not_know()
    {
        HandOver.Heard([new("office_ban", Today), new("exile", null)]).ShouldBe([new Sanction(SanctionKind.OfficeBan, Today)]);
        HandOver.Heard(null).ShouldBeNull("a peer that does not say is not one that says: none");
        HandOver.Told([]).ShouldBe([]);
    }

    [Fact]
    public void hears_an_answer_once_and_only_from_whom_was_asked()
    {
        CheckEvent.Decider.Given(Asked).When(AnswerReceived).Then(AnswerReceived);
        CheckEvent.Decider.Given(Asked).When(AnswerReceived with { PeerId = _somebodyElse }).ThenNothing();
        CheckEvent.Decider.Given(Answered).When(Answered with { Answer = CheckAnswer.No }).ThenNothing();
        WithdrawalEvent.Decider.Given(Sent).When(AcknowledgementReceived).Then(AcknowledgementReceived);
        WithdrawalEvent.Decider.Given(Sent).When(AcknowledgementReceived with { PeerId = _somebodyElse }).ThenNothing();
    }
}
