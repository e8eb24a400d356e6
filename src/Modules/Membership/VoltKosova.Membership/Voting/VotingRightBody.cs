using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Voting;

namespace VoltKosova.Membership.Voting;

/// <summary>Whether a member can vote on a day, and why.</summary>
/// <param name="Until">The last day on which the answer is the same, as far as is known; absent where nothing known changes it.</param>
internal sealed record VotingRightBody(Guid MemberId, DateOnly AsOf, bool CanVote, DateOnly? Until, IReadOnlyList<VotingLine> Reasons)
{
    public static VotingRightBody Of(Guid member, VotingAnswer answer, Language language) => new(
        member,
        answer.Day,
        answer.CanVote,
        answer.Until,
        [.. answer.Reasons.Select(one => new VotingLine(
            one.Rule, one.Met, VotingTexts.Of(one.Rule, one.Met).In(language), one.Clause, one.Until))]);
}

/// <summary>One thing that the vote hangs on.</summary>
/// <param name="Text">In the reader's language.</param>
/// <param name="Clause">The law, statute or resolution behind it; absent where the member's own timeline says it.</param>
/// <param name="Until">The last day on which it is so, as far as is known.</param>
internal sealed record VotingLine(VotingRule Rule, bool Met, string Text, string? Clause, DateOnly? Until);

/// <summary>Why somebody can vote or cannot, for people.</summary>
internal static class VotingTexts
{
    public static LocalText Of(VotingRule rule, bool met) => (rule, met) switch
    {
        (VotingRule.Membership, true) => new("Është anëtar atë ditë.", "Tog dana je član.", "Is a member on that day."),
        (VotingRule.Membership, false) => new("Nuk është anëtar atë ditë.", "Tog dana nije član.", "Is not a member on that day."),
        (VotingRule.Kind, true) => new("Ky lloj anëtarësie ka votë.", "Ova vrsta članstva glasa.", "This kind of membership votes."),
        (VotingRule.Kind, false) =>
            new("Ky lloj anëtarësie nuk ka votë.", "Ova vrsta članstva ne glasa.", "This kind of membership does not vote."),
        (VotingRule.Age, true) => new("Ka moshën e duhur.", "Ima potrebne godine.", "Is old enough."),
        (VotingRule.Age, false) => new("Nuk e ka ende moshën e duhur.", "Još nema potrebne godine.", "Is not old enough yet."),
        (VotingRule.WaitingPeriod, true) =>
            new(
                "Koha e pritjes pas pranimit ka kaluar.",
                "Rok čekanja posle prijema je prošao.",
                "The time after the admission has passed."),
        (VotingRule.WaitingPeriod, false) => new(
            "Koha e pritjes pas pranimit nuk ka kaluar.", "Rok čekanja posle prijema nije prošao.",
            "The time after the admission has not passed."),
        (VotingRule.Provisional, true) =>
            new("Periudha e provës nuk e pengon.", "Probni period ne smeta.", "No provisional period stands in the way."),
        (VotingRule.Provisional, false) =>
            new("Është ende në periudhën e provës.", "Još je u probnom periodu.", "Is still in the provisional period."),
        (VotingRule.Transfer, true) =>
            new("Asnjë ndërrim dege nuk e pengon.", "Promena ogranka ne smeta.", "No change of chapter stands in the way."),
        (VotingRule.Transfer, false) => new(
            "Ka ardhur në degë pak kohë më parë.", "Nedavno je došao u ogranak.", "Has come to the chapter too short a time ago."),
        (VotingRule.Suspension, true) => new("Nuk është i pezulluar.", "Nije suspendovan.", "Is not suspended."),
        (VotingRule.Suspension, false) => new("Është i pezulluar.", "Suspendovan je.", "Is suspended."),
        (VotingRule.Arrears, true) =>
            new("Nuk ka kuota të vonuara.", "Nema zaostalih članarina.", "Has no dues in arrears that cost the vote."),
        (VotingRule.Arrears, false) => new(
            "Ka kuota të vonuara, edhe pse u kujtua.",
            "Ima zaostale članarine uprkos opomeni.",
            "Has dues in arrears in spite of a reminder."),
        _ => throw new System.Diagnostics.UnreachableException(rule.ToString()),
    };
}
