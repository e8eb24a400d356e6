using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Partnerships.Domain.Promises;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Every_event
{
    private static readonly (PartnerEvent[] Before, PartnerEvent Fact)[] _partner =
    [
        ([], Organisation),
        ([], Influencer),
        ([Organisation], OrganisationRenamed),
        ([Influencer], InfluencerRenamed),
        ([Organisation], Ended),
        ([Organisation], Checked),
        ([Influencer], PersonChecked),
        ([Organisation], ContractEnded),
        ([Influencer], PersonErased),
    ];

    private static readonly (AgreementEvent[] Before, AgreementEvent Fact)[] _agreement =
    [
        ([], Proposed),
        ([Proposed], TermsChanged),
        ([Proposed], ReviewBegan),
        ([Proposed, ReviewBegan], Approved),
        ([Proposed, ReviewBegan], Rejected),
        (Signable, Ours),
        (Signable, PartnersSigned),
        ([.. Signable, Ours, PartnersSigned], InForce),
        ([.. Signable, Ours, PartnersSigned], SignatoryErased),
        (Binding, Noticed),
        (Binding, Terminating),
        (Binding, AgreementOver),
    ];

    [Fact]
    public void is_understood_by_evolve()
    {
        Understood(PartnerDecider.Instance, _partner);
        Understood(ContactDecider.Instance, [([], ContactNamed), ([ContactNamed], ContactOver), ([ContactNamed], ContactErased)]);
        Understood(AgreementDecider.Instance, _agreement);
        Understood(PromiseDecider.Instance, [([], Made), ([Made], Fulfilled)]);
    }

    private static void Understood<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider, (TEvent[] Before, TEvent Fact)[] steps)
        where TEvent : class
    {
        steps.Select(step => step.Fact.GetType()).ShouldBe(typeof(TEvent).GetNestedTypes(), ignoreOrder: true);
        foreach (var (before, fact) in steps)
        {
            var state = decider.Fold(before);
            decider.Evolve(state, fact).ShouldNotBe(state, fact.GetType().Name);
        }
    }
}
