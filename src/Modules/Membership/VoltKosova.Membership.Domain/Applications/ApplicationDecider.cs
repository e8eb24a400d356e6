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

        (Unconfirmed u, ConfirmEmail c) when c.At > u.Form.ConfirmBy => new ConfirmationTooLate(),
        (Unconfirmed u, ConfirmEmail c) => new EmailConfirmed(u.Form.ApplicationId, c.Number, c.DecideBy, c.At),
        (_, ConfirmEmail) => Decision<ApplicationEvent>.Nothing,

        (Unconfirmed, Route or Admit or Refuse) => new EmailNotConfirmed(),
        (UnderReview r, Route c) when r.ChapterId == c.ChapterId => Decision<ApplicationEvent>.Nothing,
        (UnderReview r, Route c) => new Routed(r.Form.ApplicationId, c.ChapterId, c.At, r.ChapterId),
        (Decided, Route) => Decision<ApplicationEvent>.Nothing,

        (UnderReview { ChapterId: null }, Admit or Refuse) => new NoChapterYet(),
        (UnderReview r, Admit c) when c.ByPerson == r.Form.PersonId => new OwnApplication(),
        (UnderReview r, Admit c) => new Admitted(r.Form.ApplicationId, c.MemberId, c.By, c.At),
        (UnderReview r, Refuse c) when c.ByPerson == r.Form.PersonId => new OwnApplication(),
        (UnderReview r, Refuse c) => new Refused(r.Form.ApplicationId, r.Form.PersonId, c.Reason, c.By, c.At),
        (Decided { MemberId: not null }, Admit) => Decision<ApplicationEvent>.Nothing,
        (Decided { MemberId: null }, Refuse) => Decision<ApplicationEvent>.Nothing,
        (Decided, Admit or Refuse) => new AlreadyDecided(),

        (Unconfirmed u, DeleteUnconfirmed c) when c.At > u.Form.ConfirmBy => new Deleted(u.Form.ApplicationId, c.At),
        (_, DeleteUnconfirmed) => Decision<ApplicationEvent>.Nothing,

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<ApplicationEvent> Accept(Submit command) => command.Form switch
    {
        { BirthDate: null } => new BirthDateMissing(),
        { BirthDate: { } born } when born.AddYears(command.MinimumAge) > command.Today => new TooYoung(command.MinimumAge),
        { DeclaresNoOtherParty: false } => new MemberOfAnotherParty(),
        { ConsentVersion: null } => new ConsentMissing(),
        var form => form,
    };
}
