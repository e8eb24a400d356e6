using System.Globalization;
using Npgsql;
using VoltKosova.Membership.Domain.Statistics;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Statistics;

/// <summary>Counts the members of a day, chapter by chapter, in one statement.</summary>
internal sealed class MemberCount(Databases databases)
{
    private const string Count =
        """
        WITH counted AS (
            SELECT card.data ->> 'chapter_id' AS chapter,
                card.data ->> 'kind' AS kind,
                CASE WHEN trait.data ->> 'birth_date' IS NULL THEN $4
                    ELSE ($3::text[])[1 + (SELECT count(*) FROM unnest($2::text[]) AS last WHERE trait.data ->> 'birth_date' <= last)]
                END AS age,
                coalesce(trait.data ->> 'gender', 'undisclosed') AS gender
            FROM mt_doc_member_card AS card LEFT JOIN mt_doc_member_trait AS trait ON trait.id = card.id
            WHERE card.data ->> 'joined_on' <= $1 AND (card.data ->> 'ended_on' IS NULL OR card.data ->> 'ended_on' > $1))
        SELECT chapter, kind, age, gender, count(*) FROM counted
        GROUP BY GROUPING SETS ((chapter), (chapter, kind), (chapter, age), (chapter, gender))
        """;

    public async Task<IReadOnlyList<StatisticRow>> On(DateOnly day, CancellationToken cancellation)
    {
        await using var count = databases.For(MembershipStreams.Module).CreateCommand(Count);
        count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text(day) });
        count.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. AgeBands.BornBy(day).Select(Text)] });
        count.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. AgeBands.Names] });
        count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = AgeBands.Unknown });
        count.CommandTimeout = 0;
        await using var reader = await count.ExecuteReaderAsync(cancellation);
        var chapters = new SortedDictionary<Guid, Cells>();
        while (await reader.ReadAsync(cancellation))
        {
            var chapter = Guid.Parse(reader.GetString(0));
            if (!chapters.TryGetValue(chapter, out var cells))
                chapters[chapter] = cells = new Cells();
            cells.Add(Name(reader, 1), Name(reader, 2), Name(reader, 3), reader.GetInt64(4));
        }

        return [.. chapters.Select(one => new StatisticRow(
            one.Key, MonthOf(day), day, one.Value.Members, one.Value.Kinds, one.Value.Ages, one.Value.Genders))];
    }

    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Name(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private sealed class Cells
    {
        public long Members { get; private set; }

        public SortedDictionary<string, long> Kinds { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, long> Ages { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, long> Genders { get; } = new(StringComparer.Ordinal);

        public void Add(string? kind, string? age, string? gender, long count)
        {
            if (kind is not null)
                Kinds[kind] = count;
            else if (age is not null)
                Ages[age] = count;
            else if (gender is not null)
                Genders[gender] = count;
            else
                Members = count;
        }
    }
}
