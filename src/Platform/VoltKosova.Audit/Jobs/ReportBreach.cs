using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Audit;

/// <summary>
/// For the 72-hour duty (GDPR article 33, the Kosovo law on data protection alike): whose data were touched between two moments, by which
/// account, and what of them. The run's id is the report's.
/// </summary>
internal sealed class ReportBreach(Databases databases, IEnumerable<EndpointDataSource> endpoints, TimeProvider clock)
    : IJob<ReportBreach.Parameters>
{
    internal sealed record Parameters(
        [JobParameter("Prej (RFC 3339)", "Od (RFC 3339)", "From (RFC 3339)")] string From,
        [JobParameter("Deri (RFC 3339)", "Do (RFC 3339)", "Until (RFC 3339)")] string Until,
        [JobParameter("Vetëm kjo llogari", "Samo ovaj nalog", "This account only")] Guid? AccountId = null);

    private const string Find =
        """
        INSERT INTO mt_doc_touched (data)
        SELECT jsonb_strip_nulls(jsonb_build_object(
            'report_id', $1::text,
            'made_at', $2::text,
            CASE subject.kind WHEN 'person' THEN 'person_id' ELSE 'record_id' END, subject.id,
            'times', count(DISTINCT entry.id),
            'first_at', min(entry.data ->> 'at'),
            'last_at', max(entry.data ->> 'at'),
            'accounts', coalesce(jsonb_agg(DISTINCT entry.data -> 'account_id') FILTER (WHERE entry.data ? 'account_id'), '[]'),
            'networks', coalesce(jsonb_agg(DISTINCT entry.data -> 'from') FILTER (WHERE entry.data ? 'from'), '[]'),
            'operations', jsonb_agg(DISTINCT entry.data -> 'operation'),
            'fields', coalesce(jsonb_agg(DISTINCT shown.field) FILTER (WHERE shown.field IS NOT NULL), '[]')))
        FROM mt_doc_entry AS entry
        CROSS JOIN LATERAL (
            SELECT 'person' AS kind, jsonb_array_elements_text(entry.data -> 'persons') AS id
            UNION ALL
            SELECT 'record', jsonb_array_elements_text(entry.data -> 'records')
            UNION ALL
            SELECT 'record', jsonb_array_elements_text(entry.data -> 'objects')
            WHERE entry.data -> 'persons' = '[]' AND entry.data -> 'records' = '[]'
        ) AS subject
        LEFT JOIN unnest($6::text[], $7::text[]) AS shown(operation, field) ON shown.operation = entry.data ->> 'operation'
        WHERE entry.data ->> 'at' >= $3 AND entry.data ->> 'at' < $4
          AND ($5::text IS NULL OR entry.data ->> 'account_id' = $5)
          AND entry.data ->> 'outcome' = 'done'
        GROUP BY subject.kind, subject.id
        """;

    private static readonly TimeSpan _kept = TimeSpan.FromDays(90);
    private static readonly LocalText _found = new("{0} persona ose regjistrime.", "Osoba ili zapisa: {0}.", "{0} persons or records.");

    public static JobDeclaration Declaration { get; } = new(
        "audit.report-breach",
        new LocalText("Raporto një shkelje", "Izveštaj o povredi podataka", "Report a breach"),
        new LocalText(
            "Gjen të dhënat e kujt u panë ose u ndryshuan mes dy çasteve, dhe nga kush. Raportet fshihen pas 90 ditësh.",
            "Nalazi čiji su podaci viđeni ili izmenjeni između dva trenutka, i ko je to učinio. Izveštaji se brišu posle 90 dana.",
            "Finds whose data were seen or changed between two moments, and by whom. Reports are deleted after 90 days."),
        AuditRights.Read,
        null,
        TimeSpan.FromHours(1),
        JobRetry.Never)
    {
        NeedsReason = true,
    };

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var (from, until) = (Moment(parameters.From), Moment(parameters.Until));
        if (until <= from)
            throw new JobFailedException("time-is-empty", "The report ends before it begins.");
        var shown = endpoints.SelectMany(source => source.Endpoints).Select(Disclosure.Of).OfType<Disclosure>()
            .SelectMany(disclosure => disclosure.PersonalFields.Select(field => (disclosure.Operation, Field: field))).ToList();
        var database = databases.For(AuditSchema.Name);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        batch.BatchCommands.Add(With(
            "DELETE FROM mt_doc_touched WHERE data ->> 'report_id' = $1 OR data ->> 'made_at' < $2",
            run.Id.ToString(), StoredJson.TextOf(clock.GetUtcNow() - _kept)));
        batch.BatchCommands.Add(With(
            Find,
            run.Id.ToString(),
            StoredJson.TextOf(clock.GetUtcNow()),
            StoredJson.TextOf(from),
            StoredJson.TextOf(until),
            parameters.AccountId?.ToString(),
            shown.Select(one => one.Operation).ToArray(),
            shown.Select(one => one.Field).ToArray()));
        await batch.ExecuteNonQueryAsync(cancellation);
        await run.Report(1, 1);
        run.Log(_found, (long)batch.BatchCommands[1].RecordsAffected);
    }

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new JobFailedException("moment-not-readable", "Give the moments as RFC 3339, for example 2026-03-02T10:00:00Z.");

    private static NpgsqlBatchCommand With(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
