namespace VoltKosova.Accounts;

/// <summary>A wish to do something to many persons, and what a second person said to it.</summary>
/// <param name="Act">What is to be done: <c>export</c> or <c>job</c>.</param>
/// <param name="Subject">To what: the operation of the list, the id of the job.</param>
/// <param name="Right">What it takes, to do it and to approve it.</param>
/// <param name="Chapters">Where the one who asked has the right; null for the whole movement.</param>
/// <param name="Persons">It covers at most so many.</param>
/// <param name="Reason">Why.</param>
/// <param name="RequestedBy">The account that asked, and alone can use it.</param>
/// <param name="ExpiresAt">From then it can be neither approved nor used.</param>
/// <param name="DecisionReason">Why the second person approved or refused.</param>
/// <param name="UsedAt">When the act began: once.</param>
public sealed record Approval(
    Guid Id,
    ApprovalState State,
    string Act,
    string Subject,
    string Right,
    IReadOnlyList<Guid>? Chapters,
    long Persons,
    string Reason,
    Guid RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset ExpiresAt,
    Guid? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecisionReason,
    Guid? RevokedBy,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? UsedAt);

/// <summary>What has become of an approval.</summary>
public enum ApprovalState
{
    /// <summary>Nobody has decided.</summary>
    Waiting,

    /// <summary>It can be used, once.</summary>
    Approved,

    /// <summary>The second person said no.</summary>
    Refused,

    /// <summary>It was taken back before it was used.</summary>
    Revoked,

    /// <summary>Its time has passed.</summary>
    Expired,

    /// <summary>The act has begun.</summary>
    Used,
}
