using VoltKosova.Jobs;
using VoltKosova.Kernel;

namespace VoltKosova.Audit;

/// <summary>Reads the whole trail again and compares it with its seals.</summary>
internal sealed class CheckTrail(Seals seals, Cuts cuts) : IJob<CheckTrail.Parameters>
{
    internal sealed record Parameters(
        [JobParameter("Numri i një vule të shënuar", "Broj zabeleženog pečata", "Number of a seal that was noted", Min = 0)] long Seal = 0,
        [JobParameter("Shenja e saj", "Njegov žig", "Its mark")] string? Mark = null);

    private static readonly LocalText _wrong = new(
        "Vula {0} nuk përputhet: shënimet {1} deri {2}.", "Pečat {0} se ne slaže: zapisi od {1} do {2}.",
        "Seal {0} does not hold: entries {1} to {2}.");

    private static readonly LocalText _holds = new(
        "{0} vula përputhen, deri te shënimi {1}.", "Slaže se pečata: {0}, do zapisa {1}.", "{0} seals hold, up to entry {1}.");

    private static readonly LocalText _cut = new(
        "Shënimet deri te vula {0} janë fshirë sipas rregullit të ruajtjes.",
        "Zapisi do pečata {0} obrisani su po pravilu o čuvanju.",
        "The entries up to seal {0} were deleted by the rule of retention.");

    public static JobDeclaration Declaration { get; } = new(
        "audit.check-trail",
        new LocalText("Kontrollo gjurmën", "Proveri revizijski trag", "Check the audit trail"),
        new LocalText(
            "Krahason çdo shënim me vulën e tij. Me një vulë të shënuar diku tjetër vërehet edhe fundi i prerë.",
            "Poredi svaki zapis sa njegovim pečatom. Uz pečat koji je zabeležen drugde primećuje se i odsečen kraj.",
            "Compares every entry with its seal. With a seal that was noted elsewhere a cut-off end is noticed too."),
        AuditRights.Read,
        "0 40 4 * * ?",
        TimeSpan.FromHours(4),
        JobRetry.Never);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var (all, wrong) = (await seals.All(cancellation), 0);
        var cut = await cuts.Newest(cancellation);
        if (cut is not null && !cuts.IsGenuine(cut, all))
            throw new JobFailedException("audit-trail-changed", "The beginning of the trail was not cut off by its rule.");
        Seal? before = null;
        foreach (var seal in all)
        {
            await run.Report(seal.Number, all.Count);
            if (!await seals.Holds(seal, before, seal.Number <= cut?.Seal, cancellation))
            {
                wrong++;
                run.Log(_wrong, seal.Number, seal.After + 1, seal.Last);
            }

            before = seal;
        }

        if (wrong > 0)
            throw new JobFailedException("audit-trail-changed", $"{wrong} seals do not hold: the log says which entries they are.");
        if (parameters.Seal > 0 && !all.Any(seal => seal.Number == parameters.Seal && seal.Mark == parameters.Mark))
            throw new JobFailedException("audit-trail-cut", $"Seal {parameters.Seal} with that mark is not in the trail any more.");
        if (cut is not null)
            run.Log(_cut, cut.Seal);
        run.Log(_holds, all.Count, before?.Last ?? 0);
    }
}
