using Npgsql;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Chapters.Features;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Chapters.Jobs;

/// <summary>Writes down that terms are over, so that others hear of it and the seats are to be filled again.</summary>
internal sealed class EndMandatesWhoseTermIsOver(Store<ChaptersStreams> store, Databases databases, TimeProvider clock)
    : IMassJob<EndMandatesWhoseTermIsOver.Parameters>
{
    private static readonly LocalText _step = new("Po mbyllen mandatet", "Zatvaranje mandata", "Ending mandates");
    private static readonly LocalText _found = new("Mandate për t'u mbyllur: {0}.", "Mandata za zatvaranje: {0}.", "Mandates to end: {0}.");
    private static readonly LocalText _ended = new("Mandate të mbaruara: {0}.", "Okončanih mandata: {0}.", "Mandates ended: {0}.");

    public static JobDeclaration Declaration { get; } = new(
        "chapters.end-mandates",
        new LocalText("Mbyll mandatet e kaluara", "Okončaj istekle mandate", "End mandates whose term is over"),
        new LocalText(
            "Shënon fundin e mandateve, ditët e të cilave kanë kaluar; vendet e tyre duhet të plotësohen përsëri.",
            "Beleži kraj mandata čiji su dani prošli; njihova mesta treba ponovo popuniti.",
            "Writes down the end of mandates whose days have passed; their seats are to be filled again."),
        ChaptersRights.Manage,
        "0 20 4 * * ?",
        TimeSpan.FromMinutes(30),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var due = await Due(parameters.AtMost, cancellation);
        run.Log(_found, due.Count);
        if (parameters.OnlyCount)
            return;
        for (var done = 0; done < due.Count; done++)
        {
            await run.Report(done, due.Count, _step);
            var (mandate, post, person, lastDay) = due[done];
            await store.Write(
                writing => Appointing.End(
                    writing, post, person, new PostCommand.End(mandate, MandateEnd.TermOver, lastDay, By: null, writing.Now)),
                cancellation);
        }

        await run.Report(due.Count, due.Count);
        run.Log(_ended, due.Count);
    }

    private async Task<List<(Guid Mandate, Guid Post, Guid Person, DateOnly LastDay)>> Due(int atMost, CancellationToken cancellation)
    {
        await using var find = databases.For(ChaptersStreams.Module).CreateCommand(
            """
            SELECT id, (data ->> 'post_id')::uuid, (data ->> 'person_id')::uuid, (data ->> 'until')::date FROM mt_doc_mandate
            WHERE data ->> 'until' < $1 AND data ->> 'ended_for' IS NULL ORDER BY data ->> 'until', id LIMIT $2
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Seat.DayOf(clock.GetUtcNow()).ToString("O", null) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var due = new List<(Guid, Guid, Guid, DateOnly)>();
        while (await reader.ReadAsync(cancellation))
            due.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetFieldValue<DateOnly>(3)));
        return due;
    }

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 100_000)] int AtMost = 10_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
