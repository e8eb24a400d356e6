using VoltKosova.Kernel;
using static VoltKosova.Membership.Domain.Applications.Application;
using static VoltKosova.Membership.Domain.Applications.ApplicationCommand;
using static VoltKosova.Membership.Domain.Applications.ApplicationEvent;

namespace VoltKosova.Membership.Domain.Applications;

internal static class ApplicationDecider
{
    public static Decider<Application, ApplicationCommand, ApplicationEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<ApplicationEvent> Decide(Application application, ApplicationCommand command) => (application, command) switch
    {
        (NotSubmitted, Submit c) => Accept(c),
        (_, Submit) => Decision<ApplicationEvent>.Nothing,
        (NotSubmitted or Gone, Erase) => Decision<ApplicationEvent>.Nothing,
        (_, Erase c) => new Erased(c.ApplicationId, c.At),
        (NotSubmitted or Gone, not DeleteUnconfirmed) => new NoSuchApplication(),

        (TakenBack, Withdraw or Route or Escalate or Release or ConfirmEmail) => Decision<ApplicationEvent>.Nothing,
        (TakenBack, not DeleteUnconfirmed) => new AlreadyWithdrawn(),
        (Open o, Withdraw c) => new Withdrawn(o.Form.ApplicationId, c.At),
        (Decided, Withdraw) => new AlreadyDecided(),

        (Unconfirmed u, ConfirmEmail c) when c.At > u.Form.ConfirmBy => new ConfirmationTooLate(),
        (Unconfirmed u, ConfirmEmail c) => new EmailConfirmed(u.Form.ApplicationId, c.Number, c.DecideBy, c.At),
        (_, ConfirmEmail) => Decision<ApplicationEvent>.Nothing,

        (Unconfirmed u, DeleteUnconfirmed c) when c.At > u.Form.ConfirmBy => new Deleted(u.Form.ApplicationId, c.At),
        (_, DeleteUnconfirmed) => Decision<ApplicationEvent>.Nothing,

        (Unconfirmed, _) => new EmailNotConfirmed(),
        (UnderReview r, _) => Review(r, command),
        (UnderAppeal a, _) => Reconsider(a, command),

        (Decided { MemberId: not null }, Admit) => Decision<ApplicationEvent>.Nothing,
        (Decided { MemberId: null }, Refuse) => Decision<ApplicationEvent>.Nothing,
        (Decided { MemberId: null, IsFinal: false } d, Appeal c) when Seat.DayOf(c.At) <= d.AppealUntil =>
            new Appealed(d.Form.ApplicationId, d.Form.PersonId, c.Grounds, c.ChapterId, d.ChapterId, c.DecideBy, c.At),
        (Decided { MemberId: null, IsFinal: false }, Appeal) => new AppealTooLate(),
        (Decided, Route or Escalate or Release) => Decision<ApplicationEvent>.Nothing,
        (Decided, _) => new AlreadyDecided(),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<ApplicationEvent> Review(UnderReview review, ApplicationCommand command) => (review, command) switch
    {
        (var r, Route c) when r.ChapterId == c.ChapterId => Decision<ApplicationEvent>.Nothing,
        (var r, Route c) => new Routed(Id(r), c.ChapterId, c.At, r.ChapterId),
        (_, Release) when review.ClaimedBy is null => Decision<ApplicationEvent>.Nothing,
        (_, Release c) => new Released(Id(review), c.By, c.At),
        ({ ChapterId: null }, Escalate) => Decision<ApplicationEvent>.Nothing,
        ({ ChapterId: { } from } r, Escalate c) => r.DecideBy < c.Today && from != c.ChapterId
            ? new Escalated(Id(r), from, c.ChapterId, c.DecideBy, c.At)
            : Decision<ApplicationEvent>.Nothing,
        (_, Appeal) => new NothingToAppeal(),

        ({ ChapterId: null }, _) => new NoChapterYet(),
        (var r, Claim c) when c.ByPerson == r.Form.PersonId => new OwnApplication(),
        (var r, Admit c) when c.ByPerson == r.Form.PersonId => new OwnApplication(),
        (var r, Refuse c) when c.ByPerson == r.Form.PersonId => new OwnApplication(),
        ({ ClaimedBy: { } who }, Claim c) => who == c.By ? Decision<ApplicationEvent>.Nothing : new ClaimedBySomebodyElse(),
        (_, Claim c) => new Claimed(Id(review), c.By, c.At),
        ({ ClaimedBy: { } who }, Admit c) when who != c.By => new ClaimedBySomebodyElse(),
        ({ ClaimedBy: { } who }, Refuse c) when who != c.By => new ClaimedBySomebodyElse(),
        (_, Admit c) => new Admitted(Id(review), c.MemberId, c.By, c.At),
        (_, Refuse c) => new Refused(Id(review), review.Form.PersonId, c.Reason, c.By, c.At, c.AppealUntil),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    /// <summary>Another body, and nobody who has decided before.</summary>
    private static Decision<ApplicationEvent> Reconsider(UnderAppeal appeal, ApplicationCommand command) => command switch
    {
        Escalate c when appeal.ChapterId is { } from && from != c.ChapterId && appeal.DecideBy < c.Today =>
            new Escalated(Id(appeal), from, c.ChapterId, c.DecideBy, c.At),
        Appeal or Route or Escalate or Release => Decision<ApplicationEvent>.Nothing,
        Admit c when c.ByPerson == appeal.Form.PersonId => new OwnApplication(),
        Refuse c when c.ByPerson == appeal.Form.PersonId => new OwnApplication(),
        Admit c when c.By == appeal.RefusedBy => new SameAsFirstDecision(),
        Refuse c when c.By == appeal.RefusedBy => new SameAsFirstDecision(),
        Admit c => new Admitted(Id(appeal), c.MemberId, c.By, c.At),
        Refuse c => new AppealRefused(Id(appeal), appeal.Form.PersonId, c.Reason, c.By, c.At),
        Claim => new AlreadyDecided(),
        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Guid Id(Open application) => application.Form.ApplicationId;

    private static Decision<ApplicationEvent> Accept(Submit command) => command.Form switch
    {
        { BirthDate: null } => new BirthDateMissing(),
        { BirthDate: { } born } when born.AddYears(command.MinimumAge) > command.Today => new TooYoung(command.MinimumAge),
        { DeclaresNoOtherParty: false } => new MemberOfAnotherParty(),
        { ConsentVersion: null } => new ConsentMissing(),
        var form => form,
    };
}
