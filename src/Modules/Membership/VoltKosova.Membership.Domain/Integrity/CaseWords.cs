namespace VoltKosova.Membership.Domain.Integrity;

/// <summary>What somebody can be accused of. Which of them count on a day, a dated setting says.</summary>
internal enum CaseGround
{
    /// <summary>Harassment, of whatever kind.</summary>
    Harassment,

    /// <summary>Discrimination on one of the grounds of the law.</summary>
    Discrimination,

    /// <summary>Violence, or a threat of it.</summary>
    Violence,

    /// <summary>Money or things of the movement used for oneself.</summary>
    MisuseOfFunds,

    /// <summary>An interest of one's own that was not told.</summary>
    ConflictOfInterest,

    /// <summary>Personal data used for something else, or given away.</summary>
    MisuseOfData,

    /// <summary>An election or a vote within the movement that was not fair.</summary>
    UnfairVote,

    /// <summary>Another breach of the statute or the code of conduct.</summary>
    BreachOfStatute,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Who has a share in a case beside the body.</summary>
internal enum CaseParty
{
    /// <summary>Whoever has complained.</summary>
    Complainant,

    /// <summary>The member whom it is about.</summary>
    Accused,
}

/// <summary>Where a case stands.</summary>
internal enum CaseState
{
    /// <summary>The body handles it.</summary>
    Open,

    /// <summary>There is a decision, against which somebody can still appeal.</summary>
    Decided,

    /// <summary>Another body looks at the decision.</summary>
    UnderAppeal,

    /// <summary>What was decided is final.</summary>
    Closed,
}

/// <summary>What the body owes next.</summary>
internal enum CaseStep
{
    /// <summary>To look at the complaint.</summary>
    Acknowledge,

    /// <summary>To say when the accused is heard.</summary>
    Hear,

    /// <summary>To decide.</summary>
    Decide,

    /// <summary>To decide on the appeal.</summary>
    DecideAppeal,
}

/// <summary>What the other body says about a decision.</summary>
internal enum AppealRuling
{
    /// <summary>It stands.</summary>
    Confirmed,

    /// <summary>Another one takes its place.</summary>
    Changed,

    /// <summary>It is lifted.</summary>
    Lifted,
}
