using Microsoft.Extensions.Logging;
using VoltKosova.Jobs;
using VoltKosova.Kernel;

namespace VoltKosova.Audit;

/// <summary>Seals what was added to the trail. The newest mark goes into the log as well, which lies elsewhere.</summary>
internal sealed partial class SealTrail(Seals seals, ILogger<SealTrail> log) : IJob<NoParameters>
{
    private static readonly LocalText _sealed = new(
        "U vulosën {0} shënime; vula më e re është {1}.", "Zapečaćeno zapisa: {0}; najnoviji pečat je {1}.",
        "Sealed {0} entries; the newest seal is {1}.");

    public static JobDeclaration Declaration { get; } = new(
        "audit.seal-trail",
        new LocalText("Vulos gjurmën e kontrollit", "Zapečati revizijski trag", "Seal the audit trail"),
        new LocalText(
            "Lidh shënimet e reja të gjurmës me vulën e mëparshme, që ndryshimet e mëvonshme të shihen.",
            "Povezuje nove zapise traga sa prethodnim pečatom, da bi se kasnije izmene videle.",
            "Links the new entries of the trail to the seal before, so that later changes are seen."),
        AuditRights.Read,
        "0 0/10 * * * ?",
        TimeSpan.FromMinutes(10),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        var (end, entries) = (await seals.End(cancellation), 0L);
        while (await seals.SealNext(end, cancellation) is { } seal)
        {
            Sealed(log, seal.Number, seal.Last, seal.Mark);
            entries += seal.Entries;
            await run.Report(entries);
        }

        run.Log(_sealed, entries, (await seals.Newest(cancellation))?.Number ?? 0);
    }

    [LoggerMessage(LogLevel.Information, "Sealed the audit trail: seal {Number} up to entry {Last} has the mark {Mark}")]
    private static partial void Sealed(ILogger log, long number, long last, string mark);
}
