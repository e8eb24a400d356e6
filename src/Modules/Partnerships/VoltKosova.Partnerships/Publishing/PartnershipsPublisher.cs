using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Partnerships.Contracts;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Partners;

namespace VoltKosova.Partnerships.Publishing;

/// <summary>What others may know of this module: ids, kinds and days. Names and texts stay inside, since some are of persons.</summary>
internal static class PartnershipsPublisher
{
    private const string Added = "partnerships.partner-added.v1";

    public static Publisher Instance { get; } = Publisher.Begin<PartnershipsStreams>()
        .Since(2026, 11, 22)
        .On<PartnerEvent.OrganisationAdded, PartnerAdded>(Added, added => new PartnerAdded(
            added.PartnerId, StoredJson.NameOf(added.Kind), added.Country, added.ChapterId, added.AddedOn))
        .On<PartnerEvent.PersonAdded, PartnerAdded>(Added, added => new PartnerAdded(
            added.PartnerId, StoredJson.NameOf(added.Kind), added.Country, added.ChapterId, added.AddedOn))
        .On<AgreementEvent.InForce, AgreementInForce>("partnerships.agreement-in-force.v1", began => new AgreementInForce(
            began.AgreementId, began.PartnerId, began.ChapterId, began.ParentId, began.From, began.EndsOn))
        .On<AgreementEvent.ExpiryNoticed, AgreementExpiring>("partnerships.agreement-expiring.v1", noticed => new AgreementExpiring(
            noticed.AgreementId, noticed.PartnerId, noticed.ChapterId, noticed.EndsOn))
        .On<AgreementEvent.Ended, AgreementEnded>("partnerships.agreement-ended.v1", ended => new AgreementEnded(
            ended.AgreementId, ended.PartnerId, ended.ChapterId, StoredJson.NameOf(ended.Reason), ended.EndedOn, ended.ReplacedBy))
        .End();
}
