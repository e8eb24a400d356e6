using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Segments;
using VoltKosova.Membership.Views;
using VoltKosova.Web;

namespace VoltKosova.Membership.Segments;

/// <summary>Finds a segment and turns it into conditions of the list of members.</summary>
internal sealed class SegmentBook(Store<MembershipStreams> store)
{
    // Names, addresses, numbers and ids would pick persons out: a segment says what they are, not who.
    private static readonly HashSet<string> _kept =
    [
        "chapter_id", "country", "municipality", "locality", "language", "legal_entity", "kind", "joined_on", "ended_on", "ended_for",
        "provisional_until", "suspended_from", "suspended_until", "lapsed_on", "can_vote",
    ];

    /// <summary>Whether a segment keeps such a condition.</summary>
    public static bool Takes(SegmentCondition condition) => _kept.Contains(condition.Attribute) && ListMembers.List.Takes(Of(condition));

    /// <summary>What a segment of these chapters stands for; null where there is none.</summary>
    public async Task<IReadOnlyList<ListCondition>?> Conditions(Guid id, Func<Guid, bool> holds, CancellationToken cancellation) =>
        await store.Row<SegmentRow>(SegmentRow.Table, id, cancellation) is { } segment && holds(segment.ChapterId)
            ? [.. segment.Conditions.Select(Of)]
            : null;

    private static ListCondition Of(SegmentCondition one) => new(one.Attribute, one.Op, one.Value);
}
