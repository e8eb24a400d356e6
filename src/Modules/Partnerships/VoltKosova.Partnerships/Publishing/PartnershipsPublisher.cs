using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Partnerships.Contracts;
using VoltKosova.Partnerships.Domain.Partners;

namespace VoltKosova.Partnerships.Publishing;

/// <summary>What others may know of this module: ids, kind, country and day. Names stay inside, since some are of persons.</summary>
internal static class PartnershipsPublisher
{
    private const string Added = "partnerships.partner-added.v1";

    public static Publisher Instance { get; } = Publisher.Begin<PartnershipsStreams>()
        .On<PartnerEvent.OrganisationAdded, PartnerAdded>(Added, added => new PartnerAdded(
            added.PartnerId, StoredJson.NameOf(added.Kind), added.Country, added.ChapterId, added.AddedOn))
        .On<PartnerEvent.PersonAdded, PartnerAdded>(Added, added => new PartnerAdded(
            added.PartnerId, StoredJson.NameOf(added.Kind), added.Country, added.ChapterId, added.AddedOn))
        .End();
}
