using VoltKosova.EventStore;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Partnerships.Domain.Promises;
using VoltKosova.Partnerships.Views;

namespace VoltKosova.Partnerships;

/// <summary>What the module stores. The names are promises: they stand in the log for ever.</summary>
internal sealed class PartnershipsStreams : IStreams
{
    public static string Module => "partnerships";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<PartnerEvent.OrganisationAdded>("partnerships.organisation-added.v1")
        .Map<PartnerEvent.PersonAdded>("partnerships.person-added.v1")
        .Map<PartnerEvent.OrganisationChanged>("partnerships.organisation-changed.v1")
        .Map<PartnerEvent.PersonChanged>("partnerships.person-changed.v1")
        .Map<PartnerEvent.OrganisationChecked>("partnerships.organisation-checked.v1")
        .Map<PartnerEvent.PersonChecked>("partnerships.person-checked.v1")
        .Map<PartnerEvent.PublicContractStated>("partnerships.public-contract-stated.v1")
        .Map<PartnerEvent.Ended>("partnerships.partnership-ended.v1")
        .Map<ContactEvent.Added>("partnerships.contact-added.v1")
        .Map<ContactEvent.Ended>("partnerships.contact-ended.v1")
        .Map<AgreementEvent.Proposed>("partnerships.agreement-proposed.v1")
        .Map<AgreementEvent.TermsChanged>("partnerships.agreement-terms-changed.v1")
        .Map<AgreementEvent.ReviewBegan>("partnerships.agreement-review-began.v1")
        .Map<AgreementEvent.Approved>("partnerships.agreement-approved.v1")
        .Map<AgreementEvent.Rejected>("partnerships.agreement-rejected.v1")
        .Map<AgreementEvent.SignedByUs>("partnerships.agreement-signed-by-us.v1")
        .Map<AgreementEvent.SignedByPartner>("partnerships.agreement-signed-by-partner.v1")
        .Map<AgreementEvent.InForce>("partnerships.agreement-in-force.v1")
        .Map<AgreementEvent.ExpiryNoticed>("partnerships.agreement-expiry-noticed.v1")
        .Map<AgreementEvent.TerminationRequested>("partnerships.agreement-termination-requested.v1")
        .Map<AgreementEvent.Ended>("partnerships.agreement-ended.v1")
        .Map<PromiseEvent.Made>("partnerships.promise-made.v1")
        .Map<PromiseEvent.Fulfilled>("partnerships.promise-fulfilled.v1")
        .Map<ContactEvent.Erased>("partnerships.contact-erased.v1")
        .Map<PartnerEvent.PersonErased>("partnerships.person-erased.v1")
        .Map<AgreementEvent.SignatoryErased>("partnerships.agreement-signatory-erased.v1")
        .End();

    public static StreamType<Partner, PartnerCommand, PartnerEvent> Partners { get; } = new(
        "partner",
        PartnerDecider.Instance,
        new InlineView<PartnerRow, PartnerEvent>(PartnerRow.Table, PartnerRow.Projection),
        new InlineView<DirectoryEntry, PartnerEvent>(DirectoryEntry.Table, DirectoryEntry.Projection));

    public static StreamType<Contact, ContactCommand, ContactEvent> Contacts { get; } = new(
        "contact", ContactDecider.Instance, new InlineView<ContactRow, ContactEvent>(ContactRow.Table, ContactRow.Projection));

    public static StreamType<Agreement, AgreementCommand, AgreementEvent> Agreements { get; } = new(
        "agreement", AgreementDecider.Instance, new InlineView<AgreementRow, AgreementEvent>(AgreementRow.Table, AgreementRow.Projection));

    public static StreamType<Promise, PromiseCommand, PromiseEvent> Promises { get; } = new(
        "promise", PromiseDecider.Instance, new InlineView<PromiseRow, PromiseEvent>(PromiseRow.Table, PromiseRow.Projection));

    /// <summary>Per keyed hash of country and folded name: the partner that has it today.</summary>
    public static RowTable NamesTaken { get; } = new("partner_name", RowKey.Text);

    /// <summary>Per agreement: the one amendment of it that is under way.</summary>
    public static RowTable Amendments { get; } = new("amendment");

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(PartnerRow.Table, "(data ->> 'chapter_id'), (data ->> 'added_on'), id", "(data ->> 'added_on'), id"),
        new(DirectoryEntry.Table, "(data ->> 'added_on'), id"),
        new(ContactRow.Table, "(data ->> 'partner_id')", "(data ->> 'chapter_id'), (data ->> 'since'), id", "(data ->> 'since'), id"),
        new(
            AgreementRow.Table,
            "(data ->> 'partner_id')",
            "(data ->> 'chapter_id'), (data ->> 'proposed_on'), id",
            "(data ->> 'proposed_on'), id",
            "(data ->> 'state')"),
        new(PromiseRow.Table, "(data ->> 'agreement_id')", "(data ->> 'chapter_id'), (data ->> 'due_on'), id", "(data ->> 'due_on'), id"),
        new(NamesTaken),
        new(Amendments),
    ];
}
