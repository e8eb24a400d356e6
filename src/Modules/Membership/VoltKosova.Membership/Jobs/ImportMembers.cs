using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Imports;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Works through the files of members that wait: looks at their lines, makes members of those that were confirmed, undoes what is to be
/// undone. What becomes of lines and the file's step are one commit: a host that is killed loses nothing and does nothing twice.
/// </summary>
internal sealed class ImportMembers(
    Store<MembershipStreams> store,
    ImportInbox inbox,
    ImportPreview preview,
    ImportTaking taking,
    ImportUndoing undoing,
    Databases databases,
    TimeProvider clock) : IJob<NoParameters>
{
    private const int Together = 250;

    /// <summary>How long what was typed is kept: a file that nobody confirms, and lines that came to nothing.</summary>
    private static readonly TimeSpan _kept = TimeSpan.FromDays(14);

    private static readonly LocalText _looking = new("Po shikohen rreshtat", "Pregleda redove", "Looking at lines");
    private static readonly LocalText _taking = new("Po merren anëtarët", "Uvozi članove", "Taking members in");
    private static readonly LocalText _undoing = new("Po zhbëhet importimi", "Poništava uvoz", "Undoing an import");
    private static readonly LocalText _looked = new(
        "Nga {0} rreshta: {1} të rinj, {2} ndoshta të njohur, {3} anëtarë tashmë, {4} me gabime.",
        "Od {0} redova: novih {1}, možda poznatih {2}, već članova {3}, sa greškama {4}.",
        "Of {0} lines: {1} new, {2} perhaps known, {3} members already, {4} with errors.");
    private static readonly LocalText _took = new("U morën {0} anëtarë.", "Uvezeno članova: {0}.", "Took in {0} members.");
    private static readonly LocalText _undid = new(
        "U zhbënë {0} anëtarë; {1} mbetën.", "Poništeno članova: {0}; ostalo: {1}.", "Undid {0} members; {1} have stayed.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.import-members",
        new LocalText("Importo anëtarë", "Uvezi članove", "Import members"),
        new LocalText(
            "Shikon, merr ose zhbën skedarët me anëtarë që presin. Fillon vetë kur dorëzohet ose konfirmohet një skedar.",
            "Pregleda, uvozi ili poništava datoteke sa članovima koje čekaju. Kreće samo kada se datoteka preda ili potvrdi.",
            "Looks at, takes in or undoes the files of members that wait. It starts by itself when one is handed in or confirmed."),
        MembershipRights.ImportMembers,
        "0 5/10 * * * ?",
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        await DiscardOld(cancellation);
        var waiting = await Rows("data ->> 'stage' IN ('previewing', 'importing', 'undoing')", null, cancellation);
        var (done, total) = (0L, waiting.Sum(import => (long)import.Lines - import.Through));
        foreach (var import in waiting)
        {
            await run.Report(done, total, import.Stage switch
            {
                ImportStage.Previewing => _looking,
                ImportStage.Importing => _taking,
                _ => _undoing,
            });
            while (await Step(import.Id, import.Stage, cancellation) is > 0 and var some)
                await run.Report(done += some, total);
            Tell(run, import.Stage, (await store.Row<MemberImportRow>(MemberImportRow.Table, import.Id, cancellation))!);
        }
    }

    private static void Tell(JobRun run, ImportStage stage, MemberImportRow now)
    {
        if (stage is ImportStage.Previewing)
            run.Log(_looked, now.Lines, now.Counts.New, now.Counts.Duplicates, now.Counts.AlreadyMembers, now.Counts.Errors);
        else if (stage is ImportStage.Importing)
            run.Log(_took, now.Counts.Imported);
        else
            run.Log(_undid, now.Counts.Undone, now.Counts.Kept);
    }

    /// <summary>Takes the next lines of a file through its stage.</summary>
    /// <returns>How many; 0 when there are no more, or the stage is over.</returns>
    private Task<int> Step(Guid id, ImportStage stage, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var import = (await writing.Load(MembershipStreams.MemberImports, id)).State!;
            if (import.Stage != stage)
                return 0;
            var next = await inbox.Next(id, import.Through, Together, cancellation);
            if (next.Count == 0)
                throw new JobFailedException("import-lines-missing", "A file of members has lines that are not there.");
            await writing.Decide(MembershipStreams.MemberImports, id, await Through(import, next, next[^1].Ordinal, writing));
            return writing.Rejection is { } no ? throw new JobFailedException(no.Code, no.Reason) : next.Count;
        },
        cancellation);

    private async Task<MemberImportEvent> Through(MemberImport import, IReadOnlyList<ImportLine> lines, int through, Writing writing)
    {
        var id = import.Facts.ImportId;
        if (import.Stage is ImportStage.Importing)
            return new MemberImportEvent.Imported(id, through, await taking.Take(import, lines, writing), writing.Now);
        if (import.Stage is ImportStage.Undoing)
            return new MemberImportEvent.Undone(id, through, await undoing.Undo(import, lines, writing), writing.Now);
        var looked = (await preview.Look(import.Facts, lines, writing)).Select(one => one.Line).ToList();
        foreach (var line in looked)
            writing.Put(ImportLine.Table, line.Id, line);
        var counts = ImportCounts.None with
        {
            New = looked.Count(line => line.State is ImportLineState.New),
            Duplicates = looked.Count(line => line.State is ImportLineState.Duplicate),
            AlreadyMembers = looked.Count(line => line.State is ImportLineState.AlreadyMember),
            Errors = looked.Count(line => line.State is ImportLineState.Error),
        };
        return new MemberImportEvent.Previewed(id, through, counts, writing.Now);
    }

    private async Task DiscardOld(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - _kept;
        await inbox.DiscardOld(before, cancellation);
        foreach (var old in await Rows(
            "data ->> 'stage' IN ('previewing', 'ready') AND data ->> 'received_at' < $1", StoredJson.TextOf(before), cancellation))
        {
            await store.Write(
                writing => writing.Decide(
                    MembershipStreams.MemberImports, old.Id, new MemberImportEvent.Discarded(old.Id, Guid.Empty, writing.Now)),
                cancellation);
            await inbox.Discard(old.Id, cancellation);
        }
    }

    private async Task<IReadOnlyList<MemberImportRow>> Rows(string condition, string? value, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            $"SELECT data::text FROM mt_doc_member_import WHERE {condition} ORDER BY data ->> 'received_at', id");
        if (value is not null)
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var rows = new List<MemberImportRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(StoredJson.Read<MemberImportRow>(reader.GetString(0)));
        return rows;
    }
}
