using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Integrity;

/// <summary>How what happens in a case becomes its row.</summary>
internal static class CaseFolding
{
    public static CaseRow? Evolve(CaseRow? row, CaseEvent fact) => (row, fact) switch
    {
        (_, CaseEvent.Filed f) => new CaseRow(
            f.CaseId, f.PersonId, f.Number, f.Ground, f.About, f.Text, f.Email, f.Language, CaseState.Open, f.At,
            f.AcknowledgeBy, f.HearBy, f.DecideBy, [], [], [])
        {
            DiscriminationGrounds = f.DiscriminationGrounds,
            OpenBy = f.OpenBy,
        },
        (_, CaseEvent.Erased) or (null, _) => null,
        (var r, CaseEvent.PartyKnown { Party: CaseParty.Complainant } f) =>
            r with { ComplainantPersonId = f.PersonId, Barred = [.. r.Barred, f.PersonId] },
        (var r, CaseEvent.PartyKnown f) => r with
        {
            AccusedPersonId = f.PersonId,
            AccusedMemberId = f.MemberId,
            Barred = [.. r.Barred.Where(one => one != r.AccusedPersonId || one == r.ComplainantPersonId), f.PersonId],
        },
        (var r, CaseEvent.FactsKnown f) => r with { KnownOn = f.On, KnownReason = f.Reason, OpenBy = f.OpenBy },
        (var r, CaseEvent.Acknowledged f) => r with { AcknowledgedAt = f.At },
        (var r, CaseEvent.TeamJoined f) => r with { Team = [.. r.Team, f.Account] },
        (var r, CaseEvent.Removed f) => r with
        {
            Team = [.. r.Team.Where(one => one != f.Account)],
            Barred = [.. r.Barred, f.Account],
        },
        (var r, CaseEvent.Written f) => r with
        {
            Messages = [.. r.Messages, new CaseMessage(f.MessageId, f.Party, f.Text, f.At, f.By)],
            ToldAccused = r.ToldAccused || f.Party == CaseParty.Accused,
        },
        (var r, CaseEvent.HearingSet f) => r with { HearingAt = f.HeldAt, HearingNotice = f.Notice, ToldAccused = true },
        (var r, CaseEvent.MeasureTaken f) => r with { MeasureUntil = f.Until, MeasureReason = f.Reason, ToldAccused = true },
        (var r, CaseEvent.MeasureLifted) => r with { MeasureUntil = null, MeasureReason = null },
        (var r, CaseEvent.PartyForgotten f) => Without(r, f.PersonId) with { IsBrief = true },
        (var r, _) => Ruled(r, fact),
    };

    /// <summary>What is owed next, from what has happened.</summary>
    public static CaseRow Dated(CaseRow row)
    {
        var (step, by) = row switch
        {
            { State: CaseState.UnderAppeal } => (CaseStep.DecideAppeal, row.DecideBy),
            { State: not CaseState.Open } => ((CaseStep?)null, (DateOnly?)null),
            { AcknowledgedAt: null } => (CaseStep.Acknowledge, row.AcknowledgeBy),
            { HearingAt: null } => (CaseStep.Hear, row.HearBy),
            _ => (CaseStep.Decide, row.DecideBy),
        };
        return row with { NextStep = step, DueOn = by };
    }

    private static CaseRow Ruled(CaseRow row, CaseEvent fact) => fact switch
    {
        CaseEvent.Decided f => row with
        {
            State = CaseState.Decided,
            DecidedAt = f.At,
            Sanction = f.Sanction,
            Reason = f.Reason,
            AppealUntil = f.AppealUntil,
            MeasureUntil = null,
            ToldAccused = row.ToldAccused || f.Sanction is not null,
        },
        CaseEvent.Appealed f => row with
        {
            State = CaseState.UnderAppeal,
            AppealedBy = f.Party,
            AppealGrounds = f.Grounds,
            DecideBy = f.DecideBy,
        },
        CaseEvent.AppealDecided f => Ended(
            row with { Ruling = f.Ruling, RulingReason = f.Reason, Sanction = f.Sanction }, Seat.DayOf(f.At)),
        CaseEvent.Closed f => Ended(row, Seat.DayOf(f.At)),
        _ => row,
    };

    private static CaseRow Ended(CaseRow row, DateOnly day) => row with
    {
        State = CaseState.Closed,
        EndedOn = row.Sanction?.Until is { } until && until > day ? until : day,
    };

    private static CaseRow Without(CaseRow row, Guid person) => row with
    {
        ComplainantPersonId = row.ComplainantPersonId == person ? null : row.ComplainantPersonId,
        AccusedPersonId = row.AccusedPersonId == person ? null : row.AccusedPersonId,
        AccusedMemberId = row.AccusedPersonId == person ? null : row.AccusedMemberId,
        Barred = [.. row.Barred.Where(one => one != person)],
    };
}
