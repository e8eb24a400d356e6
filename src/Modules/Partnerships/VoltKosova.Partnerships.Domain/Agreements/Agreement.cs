namespace VoltKosova.Partnerships.Domain.Agreements;

/// <summary>What the movement and a partner have agreed on, from the proposal to the end.</summary>
internal abstract record Agreement : ILookedAfter
{
    private Agreement()
    {
    }

    public static Agreement Initial { get; } = new Unknown();

    public abstract Guid? LookedAfterBy { get; }

    public static Agreement Evolve(Agreement agreement, AgreementEvent fact) => (agreement, fact) switch
    {
        (_, AgreementEvent.Proposed f) => new Known(
            f.AgreementId, f.PartnerId, f.ChapterId, f.ParentId, f.Edition, f.Terms, f.By, f.ByPerson, AgreementStage.Proposed),
        (Known k, AgreementEvent.TermsChanged f) => k with { Terms = f.Terms, ProposedBy = f.By, ProposedByPerson = f.ByPerson },
        (Known k, AgreementEvent.ReviewBegan) => k with { Stage = AgreementStage.UnderReview },
        (Known k, AgreementEvent.Approved f) => k with { Stage = AgreementStage.Approved, ApprovedOn = f.ApprovedOn },
        (Known k, AgreementEvent.Rejected) => k with { Stage = AgreementStage.Rejected },
        (Known k, AgreementEvent.SignedByUs f) => Signed(k with { OurDay = f.SignedOn }),
        (Known k, AgreementEvent.SignedByPartner f) => Signed(k with { PartnersDay = f.SignedOn }),
        (Known k, AgreementEvent.SignatoryErased) => k with { IsSignatoryErased = true },
        (Known k, AgreementEvent.InForce) => k with { Stage = AgreementStage.InForce },
        (Known k, AgreementEvent.ExpiryNoticed) => k with { IsNoticed = true },
        (Known k, AgreementEvent.TerminationRequested f) => k with { TerminatesOn = f.EffectiveOn },
        (Known k, AgreementEvent.Ended f) => k with { Stage = AgreementStage.Ended, EndedFor = f.Reason },
        _ => agreement,
    };

    private static Known Signed(Known agreement) => agreement is { OurDay: not null, PartnersDay: not null }
        ? agreement with { Stage = AgreementStage.Signed }
        : agreement;

    /// <summary>Before it was proposed.</summary>
    public sealed record Unknown : Agreement
    {
        public override Guid? LookedAfterBy => null;
    }

    /// <summary>Proposed, and whatever came of it.</summary>
    /// <param name="ParentId">The agreement that it amends or renews.</param>
    /// <param name="Edition">1 for the first; one more than its parent's for an amendment.</param>
    /// <param name="ProposedBy">Who wrote the terms last, and may therefore not approve them.</param>
    /// <param name="ProposedByPerson">The person behind that account.</param>
    public sealed record Known(
        Guid Id,
        Guid PartnerId,
        Guid ChapterId,
        Guid? ParentId,
        int Edition,
        AgreementTerms Terms,
        Guid ProposedBy,
        Guid? ProposedByPerson,
        AgreementStage Stage) : Agreement
    {
        public override Guid? LookedAfterBy => ChapterId;

        public DateOnly? ApprovedOn { get; init; }

        public DateOnly? OurDay { get; init; }

        public DateOnly? PartnersDay { get; init; }

        /// <summary>Whether nobody can tell any more who signed for the partner.</summary>
        public bool IsSignatoryErased { get; init; }

        public bool IsNoticed { get; init; }

        public DateOnly? TerminatesOn { get; init; }

        public AgreementEnd? EndedFor { get; init; }

        /// <summary>The latest of both signatures and the start; null until both have signed.</summary>
        public DateOnly? InForceFrom => (OurDay, PartnersDay) is ({ } ours, { } theirs)
            ? new[] { ours, theirs, Terms.StartsOn }.Max()
            : null;
    }
}

/// <summary>How far an agreement is.</summary>
internal enum AgreementStage
{
    /// <summary>Its terms can still change.</summary>
    Proposed,

    /// <summary>Somebody looks at it.</summary>
    UnderReview,

    /// <summary>Not wanted.</summary>
    Rejected,

    /// <summary>Both sides may sign.</summary>
    Approved,

    /// <summary>Both sides have signed; its day has not come.</summary>
    Signed,

    /// <summary>It binds.</summary>
    InForce,

    /// <summary>It binds no more, or never did.</summary>
    Ended,
}

/// <summary>Why an agreement is over.</summary>
internal enum AgreementEnd
{
    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>A side has terminated it.</summary>
    Terminated,

    /// <summary>A newer edition is in force.</summary>
    Amended,
}
