namespace VoltKosova.Membership.Domain.Applications;

/// <summary>An application for membership, from the form to the decision.</summary>
internal abstract record Application
{
    private Application()
    {
    }

    public static Application Initial { get; } = new NotSubmitted();

    /// <summary>The chapter that has it, once one has.</summary>
    public virtual Guid? ChapterId { get; init; }

    public static Application Evolve(Application application, ApplicationEvent fact) => (application, fact) switch
    {
        (_, ApplicationEvent.Submitted submitted) => new Unconfirmed(submitted),
        (Unconfirmed unconfirmed, ApplicationEvent.EmailConfirmed) => new UnderReview(unconfirmed.Form, ChapterId: null),
        (UnderReview review, ApplicationEvent.Routed routed) => review with { ChapterId = routed.ChapterId },
        (UnderReview review, ApplicationEvent.Admitted admitted) => new Decided(review.Form, review.ChapterId, admitted.MemberId),
        (UnderReview review, ApplicationEvent.Refused) => new Decided(review.Form, review.ChapterId, MemberId: null),
        (_, ApplicationEvent.Deleted or ApplicationEvent.Erased) => new Gone(),
        _ => application,
    };

    /// <summary>Before the form was sent.</summary>
    public sealed record NotSubmitted : Application;

    /// <summary>The form is here; nobody has confirmed the e-mail address yet.</summary>
    public sealed record Unconfirmed(ApplicationEvent.Submitted Form) : Application;

    /// <summary>The address is confirmed; a chapter decides, once there is one whose area holds the residence.</summary>
    public sealed record UnderReview(ApplicationEvent.Submitted Form, Guid? ChapterId) : Application
    {
        public override Guid? ChapterId { get; init; } = ChapterId;
    }

    /// <summary>Admitted, with the membership that came of it, or refused.</summary>
    public sealed record Decided(ApplicationEvent.Submitted Form, Guid? ChapterId, Guid? MemberId) : Application
    {
        public override Guid? ChapterId { get; init; } = ChapterId;
    }

    /// <summary>Deleted with everything personal in it.</summary>
    public sealed record Gone : Application;
}
