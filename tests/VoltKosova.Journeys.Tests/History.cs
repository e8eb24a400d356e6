using Npgsql;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// What clients were told and what lies in the database afterwards, held against each other: no acknowledged write lost, nothing invented,
/// one effect per id, order per stream, the view equal to the fold of the log.
/// </summary>
/// <param name="Sent">The addresses of all applications that were sent.</param>
/// <param name="Acknowledged">Those that the host has acknowledged.</param>
/// <param name="Facts">The log.</param>
/// <param name="Rows">The view.</param>
/// <param name="Asked">The persons who were asked to confirm, once per mail.</param>
/// <param name="Answers">How many answers are kept for Idempotency-Keys.</param>
/// <param name="Behind">Subscribers that have not caught up, and dead letters.</param>
public sealed record History(
    IReadOnlyCollection<string> Sent,
    IReadOnlyCollection<string> Acknowledged,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<ViewRow> Rows,
    IReadOnlyList<string> Asked,
    int Answers,
    IReadOnlyList<string> Behind)
{
    /// <summary>Every broken promise as a sentence; none when all were kept.</summary>
    public IReadOnlyList<string> Faults() => [.. Lost(), .. Invented(), .. Doubled(), .. OutOfOrder(), .. Unfolded(), .. Unsettled()];

    /// <summary>Reads what lies in the database.</summary>
    public static async Task<History> Read(string database, IReadOnlyCollection<string> sent, IReadOnlyCollection<string> acknowledged)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        return new History(
            sent,
            acknowledged,
            await List(
                "SELECT seq_id, id, stream_id, version, type, data ->> 'person_id' FROM membership.mt_events ORDER BY seq_id",
                reader => new Fact(
                    reader.GetInt64(0),
                    reader.GetGuid(1),
                    reader.GetGuid(2),
                    reader.GetInt64(3),
                    reader.GetString(4),
                    reader.GetString(5))),
            await List(
                """
                SELECT id, (data ->> 'version')::bigint, data ->> 'state', data ->> 'email', data ->> 'person_id'
                FROM membership.mt_doc_application
                """,
                reader => new ViewRow(
                    reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetString(4))),
            await List(
                "SELECT data ->> 'person_id' FROM membership.mt_doc_mail WHERE data ->> 'template' = 'confirm_email'",
                reader => reader.GetString(0)),
            (await List("SELECT id FROM membership.mt_doc_idempotency_answer", reader => reader.GetString(0))).Count,
            await List(
                """
                SELECT name || ' has not caught up.' FROM membership.mt_event_progression WHERE name = 'membership.ask-to-confirm'
                  AND last_seq_id < (SELECT max(seq_id) FROM membership.mt_events WHERE type = 'membership.application-submitted.v1')
                UNION ALL SELECT id || ' is a dead letter.' FROM membership.mt_doc_dead_letter
                """,
                reader => reader.GetString(0)));

        async Task<List<T>> List<T>(string sql, Func<NpgsqlDataReader, T> read)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            var found = new List<T>();
            while (await reader.ReadAsync())
                found.Add(read(reader));
            return found;
        }
    }

    private IEnumerable<string> Lost() => Acknowledged.Except(Rows.Select(row => row.Email))
        .Select(address => $"{address} was acknowledged and is lost.");

    private IEnumerable<string> Invented() => Rows.Select(row => row.Email).Except(Sent).Select(address => $"{address} was never sent.");

    private IEnumerable<string> Doubled() =>
    [
        .. Twice(Rows.Select(row => row.Email)).Select(found => $"{found.Key} has {found.Count()} applications."),
        .. Twice(Facts.Select(fact => fact.Id)).Select(found => $"The event {found.Key} is there {found.Count()} times."),
        .. Twice(Asked).Select(found => $"{found.Key} was asked to confirm {found.Count()} times."),
        .. Answers == Rows.Count ? (string[])[] : [$"{Answers} answers are kept for {Rows.Count} applications."],
    ];

    private IEnumerable<string> OutOfOrder() => Facts.GroupBy(fact => fact.Stream)
        .Where(stream => !stream.OrderBy(fact => fact.Position).Select(fact => fact.Version).SequenceEqual(
            Enumerable.Range(1, stream.Count()).Select(version => (long)version)))
        .Select(stream => $"The stream {stream.Key} is not in order.");

    /// <summary>An application that nobody has touched since it was submitted; more does not happen in a storm.</summary>
    private IEnumerable<string> Unfolded()
    {
        var folded = Facts.GroupBy(fact => fact.Stream).ToDictionary(
            stream => stream.Key, stream => (Version: stream.Max(fact => fact.Version), stream.First().Person, State: "unconfirmed"));
        var rows = Rows.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => (row.Version, row.Person, row.State));
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

    private IEnumerable<string> Unsettled() =>
        [.. Behind, .. Rows.Select(row => row.Person).Except(Asked).Select(person => $"{person} was never asked to confirm.")];

    private static IEnumerable<IGrouping<T, T>> Twice<T>(IEnumerable<T> all) => all.GroupBy(each => each).Where(found => found.Count() > 1);
}

/// <summary>An event of the log.</summary>
public sealed record Fact(long Position, Guid Id, Guid Stream, long Version, string Name, string Person);

/// <summary>A row of the view of applications.</summary>
public sealed record ViewRow(Guid Id, long Version, string State, string Email, string Person);
