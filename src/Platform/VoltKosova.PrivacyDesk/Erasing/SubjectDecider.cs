using VoltKosova.Kernel;
using static VoltKosova.PrivacyDesk.Erasing.SubjectCommand;

namespace VoltKosova.PrivacyDesk.Erasing;

internal static class SubjectDecider
{
    private static readonly Decision<SubjectEvent> _nothing = Decision<SubjectEvent>.Nothing;

    public static Decider<Subject, SubjectCommand, SubjectEvent> Instance { get; } = new(Subject.Initial, Decide, Subject.Evolve);

    private static Decision<SubjectEvent> Decide(Subject subject, SubjectCommand command) => (subject, command) switch
    {
        ({ IsErased: true }, Request or EraseIfDue) => _nothing,
        ({ RequestedAt: not null }, Request c) => IfDue(subject, c.Erasure),
        (_, Request c) when subject.HoldsOn(c.Erasure.Today) is not [] => c.Wish,
        (_, Request c) => [c.Wish, c.Erasure.Fact],

        ({ RequestedAt: not null }, EraseIfDue c) => IfDue(subject, c.Erasure),
        (_, EraseIfDue) => _nothing,
        (_, EraseAgain c) => c.Erasure.Fact,

        ({ IsErased: true }, PlaceHold) => new PersonIsErased(),
        (_, PlaceHold c) when subject.Holds.ContainsKey(c.Hold.HoldId) => _nothing,
        (_, PlaceHold c) when c.Hold.Until < c.Today => new HoldIsOver(),
        (_, PlaceHold c) => c.Hold,

        (_, LiftHold c) when subject.Holds.ContainsKey(c.HoldId) => new SubjectEvent.HoldLifted(c.PersonId, c.HoldId, c.By, c.At),
        (_, LiftHold) => _nothing,

        (_, WithdrawConsent c) => c.Withdrawal,

        (_, Acknowledge c) when subject.Waiting.Contains(c.Part) => new SubjectEvent.Acknowledged(c.PersonId, c.Part, c.At),
        (_, Acknowledge) => _nothing,

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<SubjectEvent> IfDue(Subject subject, Erasure erasure) =>
        subject.HoldsOn(erasure.Today) is not [] ? _nothing : erasure.Fact;
}

internal sealed record PersonIsErased() : Rejection("The person has been erased; there is nothing to hold.");

internal sealed record HoldIsOver() : Rejection("The last day of a hold cannot have passed.", RejectionKind.Invalid);

internal sealed record NoSuchErasure() : Rejection("Nothing is known of an erasure of this person.", RejectionKind.NotFound);

internal sealed record NoSuchPerson() : Rejection("Nothing is known of this person.", RejectionKind.NotFound);

internal sealed record NoPersonBehindAccount() : Rejection("No module knows a person behind this account.", RejectionKind.NotFound);
