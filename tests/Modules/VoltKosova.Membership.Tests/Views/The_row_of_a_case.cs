using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Integrity;
using Xunit;
using static VoltKosova.Membership.Tests.CaseSamples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_row_of_a_case
{
    private static CaseRow Fresh => new(
        CaseId, CasePerson, "12345670", CaseGround.Harassment, "The treasurer", "He shouts.", "witness@example.org", Filed.Language,
        CaseState.Open, Filed.At, Filed.AcknowledgeBy, Filed.HearBy, Filed.DecideBy, [], [], [])
    {
        NextStep = CaseStep.Acknowledge,
        DueOn = Filed.AcknowledgeBy,
    };

    private static CaseRow Ready => Fresh with
    {
        AccusedPersonId = Samples.Person,
        AccusedMemberId = Samples.Member,
        AcknowledgedAt = Acknowledged.At,
        HearingAt = HearingSet.HeldAt,
        HearingNotice = "In the office",
        ToldAccused = true,
        Team = [Judge],
        Barred = [Samples.Person],
        NextStep = CaseStep.Decide,
        DueOn = Filed.DecideBy,
    };

    private static CaseRow Ruled => Ready with
    {
        State = CaseState.Decided,
        DecidedAt = Decided.At,
        Sanction = Suspension,
        Reason = "Three witnesses",
        AppealUntil = Decided.AppealUntil,
        NextStep = null,
        DueOn = null,
    };

    [Fact]
    public void says_what_is_owed_next()
    {
        Shows([Filed], Fresh);
        Shows([Filed, Acknowledged], Fresh with
        {
            AcknowledgedAt = Acknowledged.At,
            NextStep = CaseStep.Hear,
            DueOn = Filed.HearBy,
        });
        Shows(Heard, Ready);
    }

    [Fact]
    public void bars_parties_and_whoever_was_removed() => Shows(
        [.. Heard, Removed, Written],
        Ready with
        {
            Team = [],
            Barred = [Samples.Person, Judge],
            Messages = [new CaseMessage(Message, CaseParty.Complainant, "When was it?", Written.At, Judge)],
        });

    [Fact]
    public void ends_when_everything_that_came_of_it_has_ended()
    {
        Shows([.. Heard, Decided], Ruled);
        Shows([.. Heard, Decided, Closed], Ruled with { State = CaseState.Closed, EndedOn = Suspension.Until });
        Shows([.. Heard, Decided, Appealed], Ruled with
        {
            State = CaseState.UnderAppeal,
            AppealedBy = CaseParty.Accused,
            AppealGrounds = "They lie",
            DecideBy = Appealed.DecideBy,
            NextStep = CaseStep.DecideAppeal,
            DueOn = Appealed.DecideBy,
        });
    }

    [Fact]
    public void names_nobody_who_is_forgotten_and_goes_with_the_case()
    {
        Shows(
            [.. Heard, Forgotten], Ready with { AccusedPersonId = null, AccusedMemberId = null, Barred = [], IsBrief = true });
        CaseRow.Projection.Fold([.. Heard, Erased]).ShouldBeNull();
    }

    // As it is stored: a row with lists in it is not equal to another one.
    private static void Shows(CaseEvent[] facts, CaseRow row) =>
        StoredJson.Write(CaseRow.Projection.Fold(facts)!).ShouldBe(StoredJson.Write(row));
}
