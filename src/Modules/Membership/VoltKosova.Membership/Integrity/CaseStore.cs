using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Integrity;

/// <summary>What is stored of cases: part of what the module stores.</summary>
internal static class CaseStore
{
    /// <summary>Per keyed hash of a return code: the case that it opens.</summary>
    public static RowTable ReturnCodes { get; } = new("return_code", RowKey.Text);

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(
            CaseRow.Table,
            "(data ->> 'filed_at'), id",
            "(data ->> 'accused_member_id') WHERE (data ->> 'accused_member_id') IS NOT NULL"),
        new(ReturnCodes, "(data ->> 'case_id')"),
    ];

    /// <summary>The stored names, which are promises.</summary>
    public static EventNames.Builder Map(EventNames.Builder names) => names
        .Map<CaseEvent.Filed>("membership.complaint-filed.v1")
        .Map<CaseEvent.FactsKnown>("membership.case-facts-known.v1")
        .Map<CaseEvent.PartyKnown>("membership.case-party-known.v1")
        .Map<CaseEvent.Acknowledged>("membership.case-acknowledged.v1")
        .Map<CaseEvent.TeamJoined>("membership.case-team-joined.v1")
        .Map<CaseEvent.Removed>("membership.case-removed.v1")
        .Map<CaseEvent.Written>("membership.case-message-written.v1")
        .Map<CaseEvent.HearingSet>("membership.case-hearing-set.v1")
        .Map<CaseEvent.MeasureTaken>("membership.case-measure-taken.v1")
        .Map<CaseEvent.MeasureLifted>("membership.case-measure-lifted.v1")
        .Map<CaseEvent.Decided>("membership.case-decided.v1")
        .Map<CaseEvent.Appealed>("membership.case-appealed.v1")
        .Map<CaseEvent.AppealDecided>("membership.case-appeal-decided.v1")
        .Map<CaseEvent.Closed>("membership.case-closed.v1")
        .Map<CaseEvent.OverdueNoted>("membership.case-overdue-noted.v1")
        .Map<CaseEvent.PartyForgotten>("membership.case-party-forgotten.v1")
        .Map<CaseEvent.Erased>("membership.case-erased.v1");
}
