using VoltKosova.EventStore.Postgres;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Messaging;

namespace VoltKosova.Host;

/// <summary>Folds the rows of one view again from its log, beside the live rows; see <see cref="ViewRebuild"/>.</summary>
internal sealed class RebuildView(Views views, ViewRebuild rebuild) : IJob<RebuildView.Parameters>
{
    private static readonly LocalText _folds = new("Lexon ngjarjet", "Čita događaje", "Reads the events");
    private static readonly LocalText _ended = new(
        "{0} rreshta; {1} u shkruan, {2} u hoqën.", "Redova: {0}; upisano: {1}, uklonjeno: {2}.", "{0} rows; {1} written, {2} removed.");

    internal sealed record Parameters(
        [JobParameter(
            "Pamja",
            "Pogled",
            "View",
            HintSq = "p.sh. membership.application",
            HintSr = "npr. membership.application",
            HintEn = "for example membership.application")]
        string View);

    public static JobDeclaration Declaration { get; } = new(
        "host.rebuild-view",
        new LocalText("Rindërto një pamje", "Ponovo izgradi pogled", "Rebuild a view"),
        new LocalText(
            "Ndërton nga regjistri rreshtat e një pamjeje pranë atyre ekzistues dhe i zëvendëson në fund. Një ndërtim i ndërprerë vazhdon.",
            "Gradi redove pogleda iz dnevnika pored postojećih i na kraju ih zamenjuje. Prekinuta izgradnja se nastavlja.",
            "Builds the rows of a view from the log beside the live ones and replaces those in the end. An interrupted rebuild goes on."),
        ForgetKeptAnswers.Right,
        null,
        TimeSpan.FromHours(6),
        JobRetry.Never);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        if (views.Find(parameters.View) is not { } view)
            throw new JobFailedException(
                "no-such-view", $"There is no such view. There are: {string.Join(", ", views.All.Select(known => known.Name))}.");
        var outcome = await rebuild.Run(view, (done, total) => run.Report(done, total, _folds), cancellation);
        run.Log(_ended, outcome.Rows, outcome.Written, outcome.Removed);
    }
}
