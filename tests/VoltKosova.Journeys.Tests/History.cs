namespace VoltKosova.Journeys.Tests;

/// <summary>
/// What clients were told and what lies in the database afterwards, held against each other: no acknowledged write lost, nothing invented,
/// one effect per id, order per stream, rows and counts equal to the fold of the log, every subscriber at the end of its log.
/// </summary>
/// <param name="Told">What clients have sent and were answered.</param>
/// <param name="Facts">The log.</param>
/// <param name="Rows">The view.</param>
/// <param name="Asked">The persons who were asked to confirm, once per mail.</param>
/// <param name="Receipted">The persons who got the receipt of a confirmed application, once per mail.</param>
/// <param name="Entries">The applications with which others are compared.</param>
/// <param name="Counted">How many applications the figures count.</param>
/// <param name="Answers">How many answers are kept for Idempotency-Keys.</param>
/// <param name="Places">Where the subscribers of all modules stand.</param>
/// <param name="Letters">The dead letters of all modules.</param>
/// <param name="Admissions">Who has become a member.</param>
public sealed record History(
    Told Told,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<ViewRow> Rows,
    IReadOnlyList<string> Asked,
    IReadOnlyList<string> Receipted,
    IReadOnlyList<Guid> Entries,
    long Counted,
    int Answers,
    IReadOnlyList<Place> Places,
    IReadOnlyList<string> Letters,
    Admissions Admissions)
{
    private const string Submitted = "membership.application-submitted.v1";
    private const string Confirmed = "membership.application-email-confirmed.v1";
    private const string Routed = "membership.application-routed.v1";
    private const string Admitted = "membership.application-admitted.v1";

    /// <summary>Every broken promise as a sentence; none when all were kept.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. Lost(), .. Invented(), .. Doubled(), .. OutOfOrder(), .. Unfolded(), .. Uncounted(), .. Unsettled(),
        .. Admissions.Faults(Told, Facts, Rows),
    ];

    private IEnumerable<string> Lost() =>
    [
        .. Told.Acknowledged.Except(Rows.Select(row => row.Email)).Select(address => $"{address} was acknowledged and is lost."),
        .. Told.Confirmed.Except(Rows.Where(row => row.Number is not null).Select(row => row.Email))
            .Select(address => $"{address} has confirmed and that is lost."),
    ];

    private IEnumerable<string> Invented() =>
    [
        .. Rows.Select(row => row.Email).Except(Told.Sent).Select(address => $"{address} was never sent."),
        .. Rows.Where(row => row.Number is not null).Select(row => row.Email).Except(Told.Followed)
            .Select(address => $"{address} never followed the link."),
    ];

    private IEnumerable<string> Doubled() =>
    [
        .. Twice(Rows.Select(row => row.Email)).Select(found => $"{found.Key} has {found.Count()} applications."),
        .. Twice(Facts.Select(fact => fact.Id)).Select(found => $"The event {found.Key} is there {found.Count()} times."),
        .. Twice(Asked).Select(found => $"{found.Key} was asked to confirm {found.Count()} times."),
        .. Twice(Receipted).Select(found => $"{found.Key} got {found.Count()} receipts."),
        .. Answers == Answered ? (string[])[] : [$"{Answers} answers are kept for {Answered} applications and admissions."],
    ];

    private int Answered => Rows.Count + Rows.Count(row => row.Member is not null);

    private IEnumerable<string> OutOfOrder() => Facts.GroupBy(fact => fact.Stream)
        .Where(stream => !stream.OrderBy(fact => fact.Position).Select(fact => fact.Version).SequenceEqual(
            Enumerable.Range(1, stream.Count()).Select(version => (long)version)))
        .Select(stream => $"The stream {stream.Key} is not in order.");

    private IEnumerable<string> Unfolded()
    {
        var folded = Facts.Where(fact => fact.Name.StartsWith("membership.application-", StringComparison.Ordinal))
            .GroupBy(fact => fact.Stream).ToDictionary(stream => stream.Key, Fold);
        var rows = Rows.DistinctBy(row => row.Id).ToDictionary(
            row => row.Id, row => new State(row.Version, row.State, row.Person, row.Number, row.Chapter, row.Member));
        foreach (var (stream, fold) in folded)
        {
            if (!rows.TryGetValue(stream, out var row))
                yield return $"{stream} is a fact without its row.";
            else if (row != fold)
                yield return $"The row {stream} is {row}, the fold of its log {fold}.";
        }

        foreach (var row in rows.Keys.Except(folded.Keys))
            yield return $"{row} is a row without its fact.";
    }

    /// <summary>As the module folds it; more does not happen in a storm.</summary>
    private static State Fold(IEnumerable<Fact> stream) => stream.OrderBy(fact => fact.Version).Aggregate(
        new State(0, "", null, null, null, null),
        (state, fact) => fact.Name switch
        {
            Submitted => state with { Version = fact.Version, Name = "unconfirmed", Person = fact.Person },
            Confirmed => state with { Version = fact.Version, Name = "under_review", Number = fact.Detail },
            Routed => state with { Version = fact.Version, Chapter = fact.Detail },
            Admitted => state with { Version = fact.Version, Name = "admitted", Member = fact.Detail },
            _ => state with { Version = fact.Version, Name = fact.Name },
        });

    /// <summary>What many streams share: counted with the first chapter that an application has.</summary>
    private IEnumerable<string> Uncounted()
    {
        var routed = Facts.Count(fact => fact.Name == Routed);
        return routed == Counted ? [] : [$"The figures count {Counted} applications, the log {routed}."];
    }

    private IEnumerable<string> Unsettled()
    {
        var confirmed = Rows.Where(row => row.Number is not null).ToList();
        return
        [
            .. Rows.Select(row => row.Person).Except(Asked).Select(person => $"{person} was never asked to confirm."),
            .. confirmed.Select(row => row.Person).Except(Receipted).Select(person => $"{person} got no receipt."),
            .. Receipted.Except(confirmed.Select(row => row.Person)).Select(person => $"{person} got a receipt and has not confirmed."),
            .. confirmed.Select(row => row.Id).Except(Entries).Select(id => $"{id} is compared with nobody."),
            .. Entries.Except(confirmed.Select(row => row.Id)).Select(id => $"{id} is compared and was not confirmed."),
            .. Places.Where(place => place.EventAt != place.Position).Select(place => $"{place.Name} stands at no event."),
            .. Places.Where(place => place.Position < place.End).Select(place => $"{place.Name} has not caught up."),
            .. Letters.Select(letter => $"{letter} is a dead letter."),
        ];
    }

    private static IEnumerable<IGrouping<T, T>> Twice<T>(IEnumerable<T> all) => all.GroupBy(each => each).Where(found => found.Count() > 1);

    private sealed record State(long Version, string Name, string? Person, string? Number, string? Chapter, string? Member);
}

/// <summary>What clients know.</summary>
/// <param name="Sent">The addresses of all applications that were sent.</param>
/// <param name="Acknowledged">Those that the host has acknowledged.</param>
/// <param name="Followed">Those whose link was followed.</param>
/// <param name="Confirmed">Those that the host has said are confirmed.</param>
public sealed record Told(
    IReadOnlyCollection<string> Sent,
    IReadOnlyCollection<string> Acknowledged,
    IReadOnlyCollection<string> Followed,
    IReadOnlyCollection<string> Confirmed)
{
    /// <summary>The applications whose admission was asked for.</summary>
    public IReadOnlyCollection<Guid> AskedToAdmit { get; init; } = [];

    /// <summary>Those that the host has said are admitted.</summary>
    public IReadOnlyCollection<Guid> Admitted { get; init; } = [];
}

/// <summary>An event of the log; the detail is the number, the member or the chapter that it gives.</summary>
public sealed record Fact(long Position, Guid Id, Guid Stream, long Version, string Name, string? Person, string? Detail);

/// <summary>A row of the view of applications.</summary>
public sealed record ViewRow(
    Guid Id, long Version, string State, string Email, string Person, string? Number, string? Chapter, string? Member);

/// <summary>Where a subscriber stands.</summary>
/// <param name="Name">The subscriber, after the schema that it acts in.</param>
/// <param name="Position">Its place.</param>
/// <param name="EventAt">Where the event of its place lies in the log that has it; the beginning when it has never moved.</param>
/// <param name="End">The last event of that log.</param>
public sealed record Place(string Name, long Position, long? EventAt, long End);
