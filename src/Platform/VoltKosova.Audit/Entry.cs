namespace VoltKosova.Audit;

/// <summary>What somebody did or saw. It names nobody: accounts, persons and records are ids, an address is the network it is in.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="At">When it was answered.</param>
/// <param name="Operation">The name of the operation in the API; of a staff page its path.</param>
/// <param name="Way">How it was asked.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="AccountId">Who; of a sign-in the account that it was for, where there is one.</param>
/// <param name="SessionId">In which session.</param>
/// <param name="From">The network that the request came from: the first 24 bits of an IPv4 address, 48 of an IPv6 one.</param>
/// <param name="Objects">The ids in the path.</param>
/// <param name="Persons">Whose data were shown or changed.</param>
/// <param name="Records">Where no person is named: the ids of the records that were shown.</param>
/// <param name="Filters">Which fields a list was filtered by; not their values, which can be names.</param>
/// <param name="Reason">Why, as the caller says.</param>
/// <param name="TraceId">The trace of the request.</param>
/// <param name="Chapters">For which chapters the caller has the role that lets them ask; null when it is for the whole movement.</param>
internal sealed record Entry(
    Guid Id,
    DateTimeOffset At,
    string Operation,
    EntryWay Way,
    EntryOutcome Outcome,
    int Status,
    Guid? AccountId,
    Guid? SessionId,
    string? From,
    IReadOnlyList<Guid> Objects,
    IReadOnlyList<Guid> Persons,
    IReadOnlyList<Guid> Records,
    IReadOnlyList<string> Filters,
    string? Reason,
    string? TraceId,
    IReadOnlyList<Guid>? Chapters = null);

/// <summary>How something was asked.</summary>
internal enum EntryWay
{
    /// <summary>Over the API.</summary>
    Api,

    /// <summary>Over the API, as a file.</summary>
    Csv,

    /// <summary>A staff page was opened.</summary>
    Page,

    /// <summary>A button on a staff page was pressed.</summary>
    Press,
}

/// <summary>What became of a request.</summary>
internal enum EntryOutcome
{
    /// <summary>It was answered, or done.</summary>
    Done,

    /// <summary>The caller may not.</summary>
    Denied,

    /// <summary>There is no such thing for the caller, or a rule said no.</summary>
    Refused,

    /// <summary>We failed.</summary>
    Failed,
}
