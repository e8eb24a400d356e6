using Shouldly;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Partnerships.Domain.Promises;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Wire;

public sealed class Stored_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    private static readonly object[] _samples =
    [
        Organisation, OrganisationRenamed, Influencer, InfluencerRenamed, Ended, Checked, PersonChecked, ContractEnded,
        ContactNamed, ContactOver, ContactErased, PersonErased, SignatoryErased,
        Proposed, TermsChanged, ReviewBegan, Approved, Rejected, Ours, PartnersSigned, InForce, Noticed, Terminating, AgreementOver,
        Made, Fulfilled,
    ];

    [Fact]
    public void have_a_name_each()
    {
        Golden.EveryCaseHasAName<PartnerEvent>(PartnershipsStreams.Names);
        Golden.EveryCaseHasAName<ContactEvent>(PartnershipsStreams.Names);
        Golden.EveryCaseHasAName<AgreementEvent>(PartnershipsStreams.Names);
        Golden.EveryCaseHasAName<PromiseEvent>(PartnershipsStreams.Names);
    }

    [Fact]
    public void are_written_and_read_as_they_always_were()
    {
        _samples.Select(PartnershipsStreams.Names.NameOf).ShouldBe(
            PartnershipsStreams.Names.All.Select(line => line.Name), ignoreOrder: true);
        foreach (var sample in _samples)
            _golden.Keeps(PartnershipsStreams.Names, sample);
    }

    [Fact]
    public void stay_readable_in_every_version() => _golden.EveryFileIsStillRead(PartnershipsStreams.Names);
}
