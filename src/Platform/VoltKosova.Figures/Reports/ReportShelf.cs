using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Figures.Reports;

/// <summary>A report that was made.</summary>
/// <param name="Month">As <c>2026-03</c>.</param>
/// <param name="ChapterId">The chapter that it is about; null for the whole movement.</param>
public sealed record ReportMade(Guid Id, string Month, Language Language, Guid? ChapterId, DateTimeOffset MadeAt, long Bytes)
{
    /// <summary>What the file is called.</summary>
    public string FileName => $"{Month}-{ChapterId?.ToString("N")[^8..] ?? "volt"}-{Tag(Language)}.pdf";

    internal static string Tag(Language language) => language.ToString().ToLowerInvariant();
}

/// <summary>Where reports are kept. It knows no caller: who offers it to people gives the scope.</summary>
public sealed class ReportShelf
{
    internal const string Schema = "figures";
    private const string Columns = "id, month, language, chapter_id, made_at, octet_length(bytes)::bigint";

    private readonly Databases _databases;
    private readonly IdSource _ids;

    internal ReportShelf(Databases databases, IdSource ids) => (_databases, _ids) = (databases, ids);

    /// <summary>The newest months first; at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<ReportMade>> List(ChapterScope scope, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var command = Command(
            $"""
            SELECT {Columns} FROM report WHERE $1 OR chapter_id = ANY ($2)
            ORDER BY month DESC, chapter_id NULLS FIRST, language LIMIT $3
            """,
            scope.Everywhere,
            scope.Chapters.ToArray(),
            limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var reports = new List<ReportMade>();
        while (await reader.ReadAsync(cancellation))
            reports.Add(Made(reader));
        return reports;
    }

    /// <summary>A report of the scope with its bytes, or null.</summary>
    public async Task<(ReportMade Report, byte[] Bytes)?> Find(Guid id, ChapterScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var command = Command(
            $"SELECT {Columns}, bytes FROM report WHERE id = $1 AND ($2 OR chapter_id = ANY ($3))",
            id,
            scope.Everywhere,
            scope.Chapters.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (Made(reader), reader.GetFieldValue<byte[]>(6)) : null;
    }

    /// <summary>Puts a report in the place of one that was made before.</summary>
    internal async Task Put(
        DateOnly month, Language language, Guid? chapter, DateTimeOffset at, byte[] bytes, CancellationToken cancellation)
    {
        await using var command = Command(
            """
            INSERT INTO report (id, month, language, made_at, bytes, chapter_id) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (month, language, chapter_id) DO UPDATE SET made_at = excluded.made_at, bytes = excluded.bytes
            """,
            _ids.Next(),
            month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ReportMade.Tag(language),
            at.UtcDateTime,
            bytes);
        command.Parameters.Add(new NpgsqlParameter { Value = chapter is { } id ? id : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = _databases.For(Schema).CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static ReportMade Made(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        Enum.Parse<Language>(row.GetString(2), ignoreCase: true),
        row.IsDBNull(3) ? null : row.GetGuid(3),
        new DateTimeOffset(row.GetDateTime(4), TimeSpan.Zero),
        row.GetInt64(5));
}
