namespace VoltKosova.Membership.Domain.Integrity;

/// <summary>The kinds of sanctions, the heavier ones later. Which of them there are on a day, a dated setting says.</summary>
internal enum SanctionKind
{
    /// <summary>It is said that it was wrong.</summary>
    Warning,

    /// <summary>No part in the movement's forums until a day.</summary>
    ForumBan,

    /// <summary>No office any more.</summary>
    OfficeRemoval,

    /// <summary>No office until a day.</summary>
    OfficeBan,

    /// <summary>The rights of the member rest until a day.</summary>
    Suspension,

    /// <summary>The membership ends, once the decision is final; until then the rights rest.</summary>
    Exclusion,
}

/// <summary>What follows for the accused.</summary>
/// <param name="Until">The last day, for what has one.</param>
internal sealed record Sanction(SanctionKind Kind, DateOnly? Until)
{
    /// <summary>Whether it keeps somebody from the forums or from offices for some days.</summary>
    public bool IsBan() => Kind is SanctionKind.ForumBan or SanctionKind.OfficeBan;

    public bool NeedsEnd => Kind is SanctionKind.ForumBan or SanctionKind.OfficeBan or SanctionKind.Suspension;

    /// <summary>Whether it is not over before a day.</summary>
    public bool LastsTo(DateOnly day) => !(Until < day);

    /// <summary>Whether it is more than another one, or lasts longer.</summary>
    public bool IsHeavierThan(Sanction other) => Kind > other.Kind || (Kind == other.Kind && Until > other.Until);
}

/// <summary>How long a sanction or a measure may last.</summary>
/// <param name="MostDays">By the policy of the day.</param>
/// <param name="Today">The day at the movement's seat.</param>
internal sealed record SanctionTerms(int MostDays, DateOnly Today);

/// <summary>What the case does to the membership of the accused.</summary>
/// <param name="Rests">Whether the member's rights rest.</param>
/// <param name="Until">The last day of it; null until the case goes on.</param>
/// <param name="IsExcluded">Whether the membership is over.</param>
internal sealed record Consequence(bool Rests, DateOnly? Until, bool IsExcluded)
{
    /// <summary>What the member is kept from until a day; null for nothing.</summary>
    public Sanction? Ban { get; init; }

    /// <summary>Whether the member leaves every office.</summary>
    public bool LeavesOffices { get; init; }

    /// <summary>What of it there is to say on a day: a ban that was over before it was final takes no office.</summary>
    public IReadOnlyList<Sanction> BarsOn(DateOnly day) => Ban?.LastsTo(day) == false
        ? []
        :
        [
            .. Ban is { } ban ? [ban] : (Sanction[])[],
            .. LeavesOffices ? [new Sanction(SanctionKind.OfficeRemoval, Until: null)] : (Sanction[])[],
        ];

    public static Consequence None { get; } = new(false, null, false);

    public static Consequence Excluded { get; } = new(false, null, true);

    public static Consequence RestsUntil(DateOnly? until) => new(true, until, false);
}
