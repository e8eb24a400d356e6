namespace VoltKosova.Membership.Domain.Applications;

/// <summary>An application for membership, from the form to the decision.</summary>
internal abstract record Application
{
    private Application()
    {
    }

    public static Application Initial { get; } = new NotSubmitted();

    public static Application Evolve(Application application, ApplicationEvent fact) => (application, fact) switch
    {
        (_, ApplicationEvent.Submitted submitted) => new Unconfirmed(submitted),
        (Unconfirmed unconfirmed, ApplicationEvent.EmailConfirmed) => new UnderReview(unconfirmed.Form, Chapter: null),
        (UnderReview review, ApplicationEvent.Routed routed) => review with { Chapter = routed.ChapterId },
        (_, ApplicationEvent.Admitted admitted) => new Decided(admitted.MemberId),
        (_, ApplicationEvent.Refused) => new Decided(MemberId: null),
        (_, ApplicationEvent.Deleted) => new Gone(),
        _ => application,
    };

    /// <summary>Before the form was sent.</summary>
    public sealed record NotSubmitted : Application;

    /// <summary>The form is here; nobody has confirmed the e-mail address yet.</summary>
    public sealed record Unconfirmed(ApplicationEvent.Submitted Form) : Application;

    /// <summary>The address is confirmed; a chapter decides, once there is one whose area holds the residence.</summary>
    public sealed record UnderReview(ApplicationEvent.Submitted Form, Guid? Chapter) : Application;

    /// <summary>Admitted, with the membership that came of it, or refused.</summary>
    public sealed record Decided(Guid? MemberId) : Application;

    /// <summary>Deleted with everything personal in it.</summary>
    public sealed record Gone : Application;
}
