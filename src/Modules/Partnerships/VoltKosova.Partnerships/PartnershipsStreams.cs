using VoltKosova.EventStore;
using VoltKosova.Partnerships.Domain.Partners;
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
        .Map<PartnerEvent.Ended>("partnerships.partnership-ended.v1")
        .End();

    public static StreamType<Partner, PartnerCommand, PartnerEvent> Partners { get; } = new(
        "partner",
        PartnerDecider.Instance,
        new InlineView<PartnerRow, PartnerEvent>(PartnerRow.Table, PartnerRow.Projection),
        new InlineView<DirectoryEntry, PartnerEvent>(DirectoryEntry.Table, DirectoryEntry.Projection));

    /// <summary>Per keyed hash of country and folded name: the partner that has it today.</summary>
    public static RowTable NamesTaken { get; } = new("partner_name", RowKey.Text);

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(PartnerRow.Table, "(data ->> 'chapter_id'), (data ->> 'added_on'), id", "(data ->> 'added_on'), id"),
        new(DirectoryEntry.Table, "(data ->> 'added_on'), id"),
        new(NamesTaken),
    ];
}
