using System.Globalization;
using System.Net;
using System.Text;
using Npgsql;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// SIGKILL in the middle of long work on the database: while a view is built again, while a bank file is booked, and while a first start
/// makes its tables.
/// </summary>
public sealed class Work_that_is_killed : IAsyncLifetime
{
    private const string Email = "admin@example.org";

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private readonly TestDatabase _database = new();
    private readonly TestDatabase _undisturbed = new();

    [Fact]
    public async Task a_view_is_built_on_from_where_it_was_and_is_what_the_log_says()
    {
        var (applicants, ledger) = (new Applicants(), new Ledger(_database.ConnectionString));
        var host = await HostProcess.Start(_database.ConnectionString);
        await Administrator.SetUp(Email, host);

        // More than the rebuild folds in one step.
        await applicants.Send(host.Address, acknowledged: 2_200, then: () => Task.CompletedTask);
        var right = await View(ledger);
        await ledger.Rows(
            """
            UPDATE membership.mt_doc_application SET data = data || '{"state": "admitted"}'
            WHERE id IN (SELECT id FROM membership.mt_doc_application ORDER BY id LIMIT 5) RETURNING id::text;
            """);
        await ledger.Rows(
            """
            DELETE FROM membership.mt_doc_application
            WHERE id = (SELECT id FROM membership.mt_doc_application ORDER BY id DESC LIMIT 1) RETURNING id::text
            """);

        string run;
        await using (var inTheWay = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false"))
        {
            // Whoever keeps the difference of the last row waits for this one.
            await inTheWay.OpenAsync();
            await using var open = await inTheWay.BeginTransactionAsync();
            await using var row = new NpgsqlCommand(
                "INSERT INTO membership.vk_rebuild_row (view, id, data) VALUES ('membership.application', $1, '{}')", inTheWay, open)
            { Parameters = { new() { Value = right.Keys.Max(StringComparer.Ordinal)! } } };
            await row.ExecuteNonQueryAsync();
            run = await Rebuild(host);
            await Until(async () => (await ledger.Rows(
                """
                SELECT view FROM membership.vk_rebuild WHERE last_stream > '00000000-0000-0000-0000-000000000000'
                  AND EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
                    AND query LIKE '%vk_rebuild_row%')
                """)).Count > 0);
            await host.Kill();
        }

        await host.DisposeAsync();
        await EndRuns(ledger);
        (await View(ledger)).ShouldNotBe(right, "the view was mended before the host was killed: the test proves nothing");
        await using var next = await HostProcess.Start(_database.ConnectionString);
        using var admin = await Administrator.SignedIn(Email, next);

        (await Ended(admin, run)).ShouldBe("succeeded", next.Said);
        (await View(ledger)).ShouldBe(right);
        (await ledger.Rows("SELECT id FROM membership.vk_rebuild_row")).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_bank_file_is_booked_on_from_where_it_was_and_nothing_twice()
    {
        const int entries = 2_000;
        var ledger = new Ledger(_database.ConnectionString);
        var host = await HostProcess.Start(_database.ConnectionString);
        await Administrator.SetUp(Email, host);
        string file;
        using (var admin = await Administrator.SignedIn(Email, host))
        {
            var names = new { sq = "Volt", sr = "Volt", en = "Volt" };
            object founded = new { level = "movement", name = "Volt", names };
            var chapter = (await admin.Post("/api/v1/chapters/chapters", founded)).Id("chapter_id");
            using var statement = new StringContent(StatementOf(entries), Encoding.UTF8, "application/xml");
            var handedIn = await admin.Send(HttpMethod.Post, $"/api/v1/membership/bank-files?chapter_id={chapter}", statement);
            handedIn.Status.ShouldBe(HttpStatusCode.Accepted, handedIn.Code);
            file = handedIn.Location!;
        }

        for (var kill = 0; kill < 2; kill++)
        {
            var before = await Through(ledger);
            await Until(async () => await Through(ledger) > before);
            await host.Kill();
            await host.DisposeAsync();
            await EndRuns(ledger);
            (await Through(ledger)).ShouldBeLessThan(entries, "it was booked before the host was killed: the test proves nothing");
            host = await HostProcess.Start(_database.ConnectionString);
        }

        await using var last = host;
        using var treasurer = await Administrator.SignedIn(Email, last);
        await Until(async () => (await treasurer.Get(file)).Body["state"]!.GetValue<string>() == "imported");
        (await treasurer.Get(file)).Body["counts"]!["booked"]!.GetValue<int>().ShouldBe(entries);
        (await ledger.Rows(
            """
            SELECT count(*)::text, count(DISTINCT data ->> 'bank_reference')::text, sum((data #>> '{amount,amount}')::numeric)::text
            FROM membership.mt_doc_payment
            """)).ShouldHaveSingleItem().ShouldBe([$"{entries}", $"{entries}", $"{entries}.00"]);
        (await ledger.Rows("SELECT id FROM membership.mt_doc_waiting_bank_entry")).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_database_that_was_half_made_becomes_what_an_undisturbed_start_makes()
    {
        await using (await HostProcess.Start(_undisturbed.ConnectionString))
        {
        }

        var ledger = new Ledger(_database.ConnectionString);
        foreach (var tables in (int[])[1, 25, 60])
        {
            await using var host = HostProcess.Launch(_database.ConnectionString);
            await Until(async () => int.Parse((await ledger.Rows("SELECT count(*)::text FROM pg_tables WHERE schemaname <> ALL "
                + "('{pg_catalog,information_schema}')"))[0][0], null) >= tables);
            await host.Kill();
        }

        await using (await HostProcess.Start(_database.ConnectionString))
        {
        }

        (await Made(ledger)).ShouldBe(await Made(new Ledger(_undisturbed.ConnectionString)));
    }

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _undisturbed.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _undisturbed.DisposeAsync();
    }

    /// <summary>What a dead host was at work on is free at once, so that the test need not wait for it.</summary>
    private static Task<List<string[]>> EndRuns(Ledger ledger) => ledger.Rows(
        "UPDATE jobs.run SET heartbeat_at = heartbeat_at - interval '1 minute' WHERE state = 'running' RETURNING id::text");

    private static async Task<int> Through(Ledger ledger) => int.Parse(
        (await ledger.Rows("SELECT data ->> 'through' FROM membership.mt_doc_bank_file"))[0][0], CultureInfo.InvariantCulture);

    private static string StatementOf(int entries) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
        <GrpHdr><MsgId>M1</MsgId></GrpHdr>
        <Stmt><Id>S1</Id><Acct><Id><IBAN>XK051212012345678906</IBAN></Id></Acct>
        {string.Join('\n', Enumerable.Range(1, entries).Select(number =>
            $"<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>"
            + $"<AcctSvcrRef>B{number}</AcctSvcrRef></Ntry>"))}
        </Stmt></BkToCstmrStmt></Document>
        """;

    private static async Task<Dictionary<string, string>> View(Ledger ledger) =>
        (await ledger.Rows("SELECT id::text, data::text FROM membership.mt_doc_application ORDER BY id"))
            .ToDictionary(row => row[0], row => row[1]);

    /// <summary>Every table, column, index, function and trigger.</summary>
    private static async Task<List<string>> Made(Ledger ledger) =>
    [
        .. (await ledger.Rows(
            """
            SELECT concat_ws(' ', table_schema, table_name, column_name, data_type, is_nullable, column_default)
            FROM information_schema.columns WHERE table_schema <> ALL ('{pg_catalog,information_schema}')
            UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname <> ALL ('{pg_catalog,information_schema}')
            UNION ALL SELECT concat_ws(' ', routine_schema, routine_name, routine_definition)
            FROM information_schema.routines WHERE routine_schema <> ALL ('{pg_catalog,information_schema}')
            UNION ALL SELECT concat_ws(' ', trigger_schema, event_object_table, trigger_name, action_statement)
            FROM information_schema.triggers
            ORDER BY 1
            """)).Select(row => row[0]),
    ];

    private static async Task<string> Rebuild(HostProcess host)
    {
        using var admin = await Administrator.SignedIn(Email, host);
        var accepted = await admin.Post(
            "/api/v1/jobs/host.rebuild-view/runs", new { parameters = new { view = "membership.application" }, reason = "Rows are wrong" });
        accepted.Status.ShouldBe(HttpStatusCode.Accepted, accepted.Code);
        return accepted.Location!;
    }

    private static async Task<string> Ended(HttpClient admin, string run)
    {
        var state = "";
        await Until(async () => (state = (await admin.Get(run)).Body["status"]!.GetValue<string>()) is not ("queued" or "running"));
        return state;
    }

    private static async Task Until(Func<Task<bool>> done)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await done())
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
