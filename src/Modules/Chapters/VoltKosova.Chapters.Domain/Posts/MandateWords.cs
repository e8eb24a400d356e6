namespace VoltKosova.Chapters.Domain.Posts;

/// <summary>How somebody came to a mandate.</summary>
internal enum MandateBasis
{
    /// <summary>By a vote.</summary>
    Elected,

    /// <summary>By a body that may do so.</summary>
    Appointed,

    /// <summary>Until there is a regular holder: counts as no term, and the seat stays to be filled.</summary>
    Interim,
}

/// <summary>Why a mandate is over.</summary>
internal enum MandateEnd
{
    /// <summary>The holder wanted it.</summary>
    Resigned,

    /// <summary>It was taken back, by those who gave it or by who may do so.</summary>
    Recalled,

    /// <summary>Its time has passed.</summary>
    TermOver,

    /// <summary>The holder is a member no more.</summary>
    MembershipEnded,

    /// <summary>The holder has died.</summary>
    Death,
}

/// <summary>What the pair rule found.</summary>
internal enum PairFinding
{
    /// <summary>The post is no pair.</summary>
    NoPair,

    /// <summary>The other seat is empty.</summary>
    HalfFilled,

    /// <summary>Two declared genders.</summary>
    Balanced,

    /// <summary>One declared gender, which this post allows.</summary>
    SameGenderAllowed,

    /// <summary>At least one of the two has declared none, which counts for no rule.</summary>
    UndisclosedCountsForNone,
}
