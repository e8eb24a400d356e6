using System.Globalization;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Statistics;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Statistics;

/// <summary>Adds up what was counted, for some chapters, and withholds what is about few.</summary>
internal sealed class StatisticBook(Databases databases)
{
    /// <param name="Value">The kind, age band, gender or chapter.</param>
    /// <param name="Counts">One per month; null where fewer than five are, or nothing was counted.</param>
    internal sealed record Line(string Value, IReadOnlyList<long?> Counts);

    /// <param name="On">Per month the day that was counted; null where nothing was.</param>
    /// <param name="Whole">One per month.</param>
    internal sealed record Table(IReadOnlyList<DateOnly?> On, IReadOnlyList<long?> Whole, IReadOnlyList<Line> Lines);

    public async Task<Table> Read(
        StatisticBy by, IReadOnlyList<string> months, ChapterScope scope, CancellationToken cancellation)
    {
        await using var connection = await databases.For(MembershipStreams.Module).OpenConnectionAsync(cancellation);
        var wholes = new Dictionary<string, (long Count, DateOnly On)>();
        await using (var read = Command(
            """
            SELECT data ->> 'month', sum((data ->> 'members')::bigint)::bigint, max(data ->> 'on') FROM mt_doc_statistic
            WHERE data ->> 'month' = ANY ($1) AND ($2 OR data ->> 'chapter_id' = ANY ($3)) GROUP BY 1
            """, connection, months, scope))
        {
            await using var reader = await read.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                wholes[reader.GetString(0)] = (
                    reader.GetInt64(1),
                    DateOnly.ParseExact(reader.GetString(2), "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        var cells = new Dictionary<string, Dictionary<string, long>>();
        await using (var read = Command(Sql(by), connection, months, scope))
        {
            await using var reader = await read.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                var value = reader.GetString(1);
                if (!cells.TryGetValue(value, out var line))
                    cells[value] = line = [];
                line[reader.GetString(0)] = reader.GetInt64(2);
            }
        }

        var values = Order(by, cells.Keys).ToList();
        var told = months.Select(month => SmallCells.Told([.. values.Select(value =>
            cells.GetValueOrDefault(value)?.GetValueOrDefault(month) ?? 0)])).ToList();
        return new Table(
            [.. months.Select(month => wholes.TryGetValue(month, out var whole) ? whole.On : (DateOnly?)null)],
            [.. months.Select(month => SmallCells.Whole(wholes.GetValueOrDefault(month).Count))],
            [.. values.Select((value, at) => new Line(value, [.. told.Select(month => month[at])]))]);
    }

    // Every value has its line, so that none tells by being there. Chapters are no secret; the largest is not told by its place.
    private static IEnumerable<string> Order(StatisticBy by, IEnumerable<string> counted) => by switch
    {
        StatisticBy.Kind => Enum.GetValues<MembershipKind>().Select(StoredJson.NameOf),
        StatisticBy.Gender => Enum.GetValues<DeclaredGender>().Select(StoredJson.NameOf),
        StatisticBy.Age => [.. AgeBands.Names, AgeBands.Unknown],
        _ => counted.Order(StringComparer.Ordinal),
    };

    private static string Sql(StatisticBy by) => by switch
    {
        StatisticBy.Kind => OfCells("kinds"),
        StatisticBy.Age => OfCells("ages"),
        StatisticBy.Gender => OfCells("genders"),
        _ =>
            """
            SELECT data ->> 'month', data ->> 'chapter_id', (data ->> 'members')::bigint FROM mt_doc_statistic
            WHERE data ->> 'month' = ANY ($1) AND ($2 OR data ->> 'chapter_id' = ANY ($3))
            """,
    };

    private static string OfCells(string field) =>
        $"""
        SELECT data ->> 'month', cell.key, sum(cell.value::bigint)::bigint
        FROM mt_doc_statistic, jsonb_each_text(data -> '{field}') AS cell
        WHERE data ->> 'month' = ANY ($1) AND ($2 OR data ->> 'chapter_id' = ANY ($3)) GROUP BY 1, 2
        """;

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection, IReadOnlyList<string> months, ChapterScope scope)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. months] });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = scope.Everywhere });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. scope.Chapters.Select(chapter => chapter.ToString())] });
        return command;
    }
}

/// <summary>What members are told apart by.</summary>
internal enum StatisticBy
{
    /// <summary>The chapter that they are in, without those below.</summary>
    Chapter,

    /// <summary>The kind of membership.</summary>
    Kind,

    /// <summary>The band of ages.</summary>
    Age,

    /// <summary>What they have said about their gender; who has not, counts as undisclosed.</summary>
    Gender,
}
