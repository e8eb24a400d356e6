using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.PrivacyDesk.Erasing;

namespace VoltKosova.PrivacyDesk.Jobs;

/// <summary>After a restore: erases again everybody of the ledger whom the backup has brought back, in part or whole.</summary>
internal sealed class ReapplyErasures(Erasures erasures, ErasureLedger ledger) : IMassJob<ReapplyErasures.Parameters>
{
    private static readonly LocalText _erasing = new("Po krahasohet regjistri", "Poređenje evidencije", "Comparing the ledger");
    private static readonly LocalText _done = new(
        "Në regjistër: {0}. Të fshirë përsëri: {1}.", "U evidenciji: {0}. Ponovo obrisano: {1}.", "In the ledger: {0}. Erased again: {1}.");

    private static readonly LocalText _found = new(
        "Në regjistër: {0}. Për t'u fshirë përsëri: {1}.",
        "U evidenciji: {0}. Za ponovno brisanje: {1}.",
        "In the ledger: {0}. To erase again: {1}.");

    public static JobDeclaration Declaration { get; } = new(
        "privacy.reapply-erasures",
        new LocalText("Përsërit fshirjet e personave", "Ponovi brisanje osoba", "Erase persons again"),
        new LocalText(
            "Pas rikthimit të një kopjeje rezervë: fshin përsëri të gjithë ata që kopja i ka rikthyer.",
            "Posle vraćanja rezervne kopije: ponovo briše sve koje je kopija vratila.",
            "After a restored backup: erases again everybody whom the backup has brought back."),
        PrivacyRights.Erase,
        "0 20 4 * * ?",
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var (people, again) = (Read(), 0);
        for (var done = 0; done < people.Count; done++)
        {
            await run.Report(done, people.Count, _erasing);
            again += await Again(people[done], parameters.OnlyCount, cancellation) ? 1 : 0;
        }

        await run.Report(people.Count, people.Count);
        run.Log(parameters.OnlyCount ? _found : _done, people.Count, again);
    }

    private Task<bool> Again(Guid person, bool onlyCount, CancellationToken cancellation) =>
        onlyCount ? erasures.IsMissing(person, cancellation) : erasures.EraseAgainIfMissing(person, cancellation);

    private IReadOnlyList<Guid> Read()
    {
        try
        {
            return ledger.Read();
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new JobFailedException("ledger-unreadable", "The ledger of erasures cannot be read: look at the file.");
        }
    }

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters([JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
