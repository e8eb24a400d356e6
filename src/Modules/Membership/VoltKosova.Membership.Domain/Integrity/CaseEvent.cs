using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Integrity;

/// <summary>
/// What happens in a case. What somebody wrote is sealed under a key that is the case's own: <c>PersonId</c> stands for the case, except
/// where it is said that somebody is a party or is forgotten. Names and fields are the stored format: see MembershipStreams.
/// </summary>
internal abstract record CaseEvent
{
    private CaseEvent()
    {
    }

    /// <summary>Somebody complains.</summary>
    /// <param name="PersonId">Made for the case: whoever complains may be nobody whom we know.</param>
    /// <param name="Number">What people call the case.</param>
    /// <param name="About">Whom it is about, as it was written.</param>
    /// <param name="Email">Where a receipt goes; null where none is wanted.</param>
    /// <param name="DiscriminationGrounds">On which grounds of the law there was discrimination; null where none was named.</param>
    /// <param name="OpenBy">The last day on which proceedings can be opened; null where no rule said one.</param>
    public sealed record Filed(
        Guid CaseId,
        Guid PersonId,
        string Number,
        CaseGround Ground,
        [Personal] string? About,
        [Personal] string? Text,
        [Personal] string? Email,
        Language Language,
        DateOnly AcknowledgeBy,
        DateOnly HearBy,
        DateOnly DecideBy,
        DateTimeOffset At,
        [Personal] IReadOnlyList<string>? DiscriminationGrounds = null,
        DateOnly? OpenBy = null) : CaseEvent, IAboutPerson;

    /// <summary>The body has found out on which day the facts became known to it, before it opens proceedings.</summary>
    /// <param name="Reason">How that is known.</param>
    /// <param name="OpenBy">The last day on which proceedings can be opened now.</param>
    public sealed record FactsKnown(
        Guid CaseId, Guid PersonId, DateOnly On, [Personal] string? Reason, DateOnly OpenBy, Guid By, DateTimeOffset At)
        : CaseEvent, IAboutPerson;

    /// <summary>It is known who a party is; said again, the later one is meant.</summary>
    /// <param name="PersonId">The party.</param>
    /// <param name="MemberId">The membership of the accused.</param>
    /// <param name="By">The account that found it out; null where the complaint said so.</param>
    public sealed record PartyKnown(Guid CaseId, Guid PersonId, CaseParty Party, Guid? MemberId, Guid? By, DateTimeOffset At) : CaseEvent;

    /// <summary>The body has looked at the complaint.</summary>
    public sealed record Acknowledged(Guid CaseId, Guid By, DateTimeOffset At) : CaseEvent;

    /// <summary>Somebody is on the team that handles the case.</summary>
    /// <param name="Person">The human being behind the account, where one is known.</param>
    public sealed record TeamJoined(Guid CaseId, Guid Account, Guid? Person, Guid By, DateTimeOffset At) : CaseEvent;

    /// <summary>An account has nothing to do with the case any more, on the team or not.</summary>
    public sealed record Removed(
        Guid CaseId, Guid PersonId, Guid Account, [Personal] string? Reason, Guid By, DateTimeOffset At) : CaseEvent, IAboutPerson;

    /// <summary>Something was written between a party and the team.</summary>
    /// <param name="By">The account on the team that wrote it; null where the party did.</param>
    public sealed record Written(
        Guid CaseId, Guid PersonId, Guid MessageId, CaseParty Party, [Personal] string? Text, Guid? By, DateTimeOffset At)
        : CaseEvent, IAboutPerson;

    /// <summary>The accused will be heard.</summary>
    /// <param name="HeldAt">When.</param>
    /// <param name="Notice">Where, and what it is about.</param>
    public sealed record HearingSet(
        Guid CaseId, Guid PersonId, DateTimeOffset HeldAt, [Personal] string? Notice, Guid By, DateTimeOffset At) : CaseEvent, IAboutPerson;

    /// <summary>The rights of the accused rest before there is a decision.</summary>
    /// <param name="Until">The last day.</param>
    public sealed record MeasureTaken(
        Guid CaseId, Guid PersonId, DateOnly Until, [Personal] string? Reason, Guid By, DateTimeOffset At) : CaseEvent, IAboutPerson;

    /// <summary>They rest no longer.</summary>
    public sealed record MeasureLifted(Guid CaseId, Guid By, DateTimeOffset At) : CaseEvent;

    /// <summary>The team has decided.</summary>
    /// <param name="Sanction">Null: the complaint is dismissed.</param>
    /// <param name="AppealUntil">The last day on which another body can be asked.</param>
    public sealed record Decided(
        Guid CaseId, Guid PersonId, Sanction? Sanction, [Personal] string? Reason, DateOnly AppealUntil, Guid By, DateTimeOffset At)
        : CaseEvent, IAboutPerson;

    /// <summary>A party asks the other body.</summary>
    public sealed record Appealed(
        Guid CaseId, Guid PersonId, CaseParty Party, [Personal] string? Grounds, DateOnly DecideBy, DateTimeOffset At)
        : CaseEvent, IAboutPerson;

    /// <summary>The other body has decided, for good.</summary>
    /// <param name="Sanction">What holds now; null for nothing.</param>
    public sealed record AppealDecided(
        Guid CaseId, Guid PersonId, AppealRuling Ruling, Sanction? Sanction, [Personal] string? Reason, Guid By, DateTimeOffset At)
        : CaseEvent, IAboutPerson;

    /// <summary>Nobody has appealed in time.</summary>
    public sealed record Closed(Guid CaseId, DateTimeOffset At) : CaseEvent;

    /// <summary>The body was told that a step is late; once for each step.</summary>
    public sealed record OverdueNoted(Guid CaseId, CaseStep Step, DateTimeOffset At) : CaseEvent;

    /// <summary>A party is forgotten: the case goes on for as long as the law needs it, and no longer.</summary>
    /// <param name="PersonId">The party.</param>
    public sealed record PartyForgotten(Guid CaseId, Guid PersonId, DateTimeOffset At) : CaseEvent;

    /// <summary>Nobody can tell any more what it was about.</summary>
    public sealed record Erased(Guid CaseId, DateTimeOffset At) : CaseEvent;
}
