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
        (Unconfirmed unconfirmed, ApplicationEvent.EmailConfirmed f) =>
            new UnderReview(unconfirmed.Form, ChapterId: null) { DecideBy = f.DecideBy },
        (UnderReview review, ApplicationEvent.Routed routed) => review with { ChapterId = routed.ChapterId },
        (UnderReview review, ApplicationEvent.Claimed f) => review with { ClaimedBy = f.By },
        (UnderReview review, ApplicationEvent.Released) => review with { ClaimedBy = null },
        (UnderReview review, ApplicationEvent.Escalated f) =>
            review with { ChapterId = f.ChapterId, DecideBy = f.DecideBy, ClaimedBy = null },
        (UnderReview review, ApplicationEvent.Admitted admitted) => new Decided(review.Form, review.ChapterId, admitted.MemberId),
        (UnderReview review, ApplicationEvent.Refused f) =>
            new Decided(review.Form, review.ChapterId, MemberId: null) { RefusedBy = f.By, AppealUntil = f.AppealUntil },
        (Decided decided, ApplicationEvent.Appealed f) =>
            new UnderAppeal(decided.Form, f.ChapterId, decided.RefusedBy) { DecideBy = f.DecideBy },
        (UnderAppeal appeal, ApplicationEvent.Escalated f) => appeal with { ChapterId = f.ChapterId, DecideBy = f.DecideBy },
        (UnderAppeal appeal, ApplicationEvent.Admitted f) => new Decided(appeal.Form, appeal.ChapterId, f.MemberId),
        (UnderAppeal appeal, ApplicationEvent.AppealRefused f) =>
            new Decided(appeal.Form, appeal.ChapterId, MemberId: null) { RefusedBy = f.By, IsFinal = true },
        (Open open, ApplicationEvent.Withdrawn) => new TakenBack(open.Form, open.ChapterId),
        (_, ApplicationEvent.Deleted or ApplicationEvent.Erased) => new Gone(),
        _ => application,
    };

    /// <summary>Before the form was sent.</summary>
    public sealed record NotSubmitted : Application;

    /// <summary>Nobody has decided yet, or not yet for good.</summary>
    public abstract record Open(ApplicationEvent.Submitted Form) : Application;

    /// <summary>The form is here; nobody has confirmed the e-mail address yet.</summary>
    public sealed record Unconfirmed(ApplicationEvent.Submitted Form) : Open(Form);

    /// <summary>The address is confirmed; a chapter decides, once there is one whose area holds the residence.</summary>
    public sealed record UnderReview(ApplicationEvent.Submitted Form, Guid? ChapterId) : Open(Form)
    {
        public override Guid? ChapterId { get; init; } = ChapterId;

        /// <summary>The day by which a decision is due.</summary>
        public DateOnly DecideBy { get; init; }

        /// <summary>The account that looks into it; null while nobody does.</summary>
        public Guid? ClaimedBy { get; init; }
    }

    /// <summary>Refused, and the applicant wants another body to look at it.</summary>
    /// <param name="RefusedBy">The account that may not decide again.</param>
    public sealed record UnderAppeal(ApplicationEvent.Submitted Form, Guid? ChapterId, Guid? RefusedBy) : Open(Form)
    {
        public override Guid? ChapterId { get; init; } = ChapterId;

        /// <summary>The day by which a decision is due.</summary>
        public DateOnly DecideBy { get; init; }
    }

    /// <summary>Admitted, with the membership that came of it, or refused.</summary>
    public sealed record Decided(ApplicationEvent.Submitted Form, Guid? ChapterId, Guid? MemberId) : Application
    {
        public override Guid? ChapterId { get; init; } = ChapterId;

        /// <summary>The account that refused it.</summary>
        public Guid? RefusedBy { get; init; }

        /// <summary>The last day of the appeal; null where there is none.</summary>
        public DateOnly? AppealUntil { get; init; }

        /// <summary>Whether the appeal was decided too.</summary>
        public bool IsFinal { get; init; }
    }

    /// <summary>The applicant no longer wants to be a member.</summary>
    public sealed record TakenBack(ApplicationEvent.Submitted Form, Guid? ChapterId) : Application
    {
        public override Guid? ChapterId { get; init; } = ChapterId;
    }

    /// <summary>Deleted with everything personal in it.</summary>
    public sealed record Gone : Application;
}
