using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.PrivacyDesk.Erasing;

namespace VoltKosova.PrivacyDesk.Jobs;

/// <summary>Erases those whose holds have ended, and follows every erasure until each part has acknowledged it.</summary>
internal sealed class FollowUpErasures(Erasures erasures) : IJob<NoParameters>
{
    private static readonly LocalText _erasing = new("Po fshihen personat", "Brisanje osoba", "Erasing persons");
    private static readonly LocalText _following = new("Po kontrollohen fshirjet", "Provera brisanja", "Following erasures");
    private static readonly LocalText _done = new(
        "Të fshirë: {0}. Të përfunduar: {1}. Konfirmime që mungojnë: {2}.",
        "Obrisano: {0}. Završeno: {1}. Nedostaje potvrda: {2}.",
        "Erased: {0}. Finished: {1}. Acknowledgements missing: {2}.");

    public static JobDeclaration Declaration { get; } = new(
        "privacy.follow-up-erasures",
        new LocalText("Përcill fshirjet e personave", "Prati brisanje osoba", "Follow erasures of persons"),
        new LocalText(
            "Fshin personat që kanë pritur fundin e një mbajtjeje ligjore dhe kontrollon që çdo pjesë e sistemit t'i ketë harruar.",
            "Briše osobe koje su čekale kraj zakonskog zadržavanja i proverava da ih je svaki deo sistema zaboravio.",
            "Erases persons who waited for the end of a legal hold, and checks that every part of the system has forgotten them."),
        PrivacyRights.Erase,
        "0 5/15 * * * ?",
        TimeSpan.FromMinutes(30),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        var (erased, finished, missing) = (0, 0, 0);
        var waiting = await erasures.In(ErasureRow.Waiting, cancellation);
        foreach (var (person, at) in waiting.Select((person, at) => (person, at)))
        {
            await run.Report(at, waiting.Count, _erasing);
            erased += await erasures.EraseIfDue(person, cancellation) ? 1 : 0;
        }

        var open = await erasures.In(ErasureRow.Erased, cancellation);
        foreach (var (person, at) in open.Select((person, at) => (person, at)))
        {
            await run.Report(at, open.Count, _following);
            var left = await erasures.FollowUp(person, cancellation);
            (finished, missing) = (finished + (left == 0 ? 1 : 0), missing + left);
        }

        await run.Report(open.Count, open.Count);
        run.Log(_done, erased, finished, missing);
    }
}
