using Shouldly;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Kernel;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Every_event
{
    [Fact]
    public void of_a_campaign_is_understood_by_evolve() => Understands(
        CampaignDecider.Instance,
        ([], Drafted),
        ([Drafted], PlanChanged),
        ([Drafted], Facts.Scheduled),
        ([Drafted], Started),
        ([Drafted, Started], Reported),
        ([Drafted, Started], Completed),
        ([Drafted], Cancelled));

    [Fact]
    public void of_a_petition_is_understood_by_evolve() => Understands(
        PetitionDecider.Instance,
        ([], Petitions.Drafted),
        ([Petitions.Drafted], Petitions.PlanChanged),
        ([Petitions.Drafted], Petitions.Scheduled),
        ([Petitions.Drafted], Petitions.Opened),
        ([Petitions.Drafted, Petitions.Opened], Petitions.Tenth),
        ([Petitions.Drafted, Petitions.Opened], Petitions.Closed),
        ([Petitions.Drafted, Petitions.Opened, Petitions.Closed], Petitions.Delivered),
        ([Petitions.Drafted, Petitions.Opened, Petitions.Closed, Petitions.Delivered], Petitions.Answered));

    [Fact]
    public void of_a_signature_is_understood_by_evolve() => Understands(
        SignatureDecider.Instance,
        ([], Signatures.Given),
        ([Signatures.Given], Signatures.Confirmed),
        ([Signatures.Given, Signatures.Confirmed], Signatures.NewsConsentGiven),
        ([Signatures.Given, Signatures.Confirmed, Signatures.NewsConsentGiven], Signatures.NewsConsentWithdrawn),
        ([Signatures.Given, Signatures.Confirmed], Signatures.Withdrawn),
        ([Signatures.Given], Signatures.Discarded),
        ([Signatures.Given, Signatures.Confirmed], Signatures.Anonymised));

    [Fact]
    public void of_a_shared_campaign_is_understood_by_evolve() => Understands(
        SharingDecider.Instance,
        ([], Sharings.Offered),
        ([], Sharings.OfferReceived),
        ([Sharings.OfferReceived], Sharings.Accepted),
        ([Sharings.OfferReceived], Sharings.Declined),
        ([Sharings.Offered], Sharings.AcceptedThere),
        ([Sharings.Offered], Sharings.DeclinedThere),
        ([Sharings.Offered, Sharings.AcceptedThere], Sharings.FiguresTold),
        ([Sharings.Offered, Sharings.AcceptedThere], Sharings.FiguresReceived),
        ([Sharings.Offered, Sharings.AcceptedThere, Sharings.FiguresTold], Sharings.FiguresAcknowledged),
        ([Sharings.Offered], Sharings.Ended),
        ([Sharings.OfferReceived], Sharings.EndedThere));

    private static void Understands<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider, params (TEvent[] Before, TEvent Fact)[] all)
        where TEvent : class
    {
        all.Select(step => step.Fact.GetType()).ShouldBe(typeof(TEvent).GetNestedTypes(), ignoreOrder: true);
        foreach (var (before, fact) in all)
        {
            var state = decider.Fold(before);
            decider.Evolve(state, fact).ShouldNotBe(state, fact.GetType().Name);
        }
    }
}
