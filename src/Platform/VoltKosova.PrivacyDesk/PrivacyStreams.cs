using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.PrivacyDesk.Erasing;

namespace VoltKosova.PrivacyDesk;

/// <summary>What this part stores: ids and dates, nothing that says who somebody is. The names stand in the log for ever.</summary>
internal sealed class PrivacyStreams : IStreams
{
    public static string Module => "privacy";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<SubjectEvent.ErasureRequested>("privacy.erasure-requested.v1")
        .Map<SubjectEvent.HoldPlaced>("privacy.hold-placed.v1")
        .Map<SubjectEvent.HoldLifted>("privacy.hold-lifted.v1")
        .Map<SubjectEvent.Erased>("privacy.person-erased.v1")
        .Map<SubjectEvent.Acknowledged>("privacy.erasure-acknowledged.v1")
        .Map<SubjectEvent.ConsentWithdrawn>("privacy.consent-withdrawn.v1")
        .End();

    /// <summary>Per person, by the person's id.</summary>
    public static StreamType<Subject, SubjectCommand, SubjectEvent> Subjects { get; } = new(
        "subject", SubjectDecider.Instance, new InlineView<ErasureRow, SubjectEvent>(ErasureRow.Table, ErasureRow.Projection));

    public static Publisher Publisher { get; } = Publisher.Begin<PrivacyStreams>()
        .Since(2026, 11, 22)
        .On<SubjectEvent.Erased, PersonErased>("privacy.person-erased.v1", f => new PersonErased(f.PersonId, f.At))
        .ToModules<SubjectEvent.ConsentWithdrawn, ConsentWithdrawn>(
            "privacy.consent-withdrawn.v1",
            f => new ConsentWithdrawn(f.PersonId, f.Purpose, StoredJson.NameOf(f.Channel), f.About, f.At))
        .End();

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(ErasureRow.Table, "(data ->> 'state'), (data ->> 'acknowledge_by')", "(data ->> 'touched_at'), id"),
    ];
}
