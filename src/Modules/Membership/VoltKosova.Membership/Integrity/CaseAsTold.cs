using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Integrity;

/// <summary>A case as one of its parties is told of it: never who the other party is, nor who is on the team.</summary>
/// <param name="HearingAt">The accused alone is told.</param>
/// <param name="MeasureUntil">The accused alone is told.</param>
internal sealed record CaseAsTold(
    Guid CaseId,
    string Number,
    CaseGround Ground,
    [property: Personal] IReadOnlyList<string>? DiscriminationGrounds,
    CaseState State,
    DateTimeOffset FiledAt,
    DateTimeOffset? AcknowledgedAt,
    DateOnly? DecideBy,
    DateTimeOffset? HearingAt,
    [property: Personal] string? HearingNotice,
    DateOnly? MeasureUntil,
    [property: Personal] string? MeasureReason,
    DateTimeOffset? DecidedAt,
    Sanction? Sanction,
    [property: Personal] string? Reason,
    DateOnly? AppealUntil,
    CaseParty? AppealedBy,
    AppealRuling? Ruling,
    [property: Personal] string? RulingReason,
    IReadOnlyList<CaseAsTold.Message> Messages)
{
    public static CaseAsTold To(CaseParty party, CaseRow row)
    {
        var isAccused = party == CaseParty.Accused;
        return new CaseAsTold(
            row.Id,
            row.Number,
            row.Ground,
            isAccused ? null : row.DiscriminationGrounds,
            row.State,
            row.FiledAt,
            row.AcknowledgedAt,
            row.State is CaseState.Open or CaseState.UnderAppeal ? row.DecideBy : null,
            isAccused ? row.HearingAt : null,
            isAccused ? row.HearingNotice : null,
            isAccused ? row.MeasureUntil : null,
            isAccused ? row.MeasureReason : null,
            row.DecidedAt,
            row.Sanction,
            row.Reason,
            row.AppealUntil,
            row.AppealedBy,
            row.Ruling,
            row.RulingReason,
            [
                .. row.Messages.Where(message => message.Party == party)
                    .Select(message => new Message(message.By is null, message.Text, message.At)),
            ]);
    }

    /// <param name="IsYours">Whether the party wrote it; otherwise the team did.</param>
    internal sealed record Message(bool IsYours, [property: Personal] string? Text, DateTimeOffset At);
}
