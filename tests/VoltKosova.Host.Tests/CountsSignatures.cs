using System.Collections.Concurrent;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Kernel;

namespace VoltKosova.Host.Tests;

/// <summary>Where a test holds the job.</summary>
public sealed class Gate
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _steps = new();

    /// <summary>Lets the job take a step.</summary>
    public void Open(long step) => Of(step).TrySetResult();

    public TaskCompletionSource Of(long step) => _steps.GetOrAdd(step, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}

public enum Sheets
{
    [JobChoice("Të gjitha", "Svi", "All")]
    All,

    [JobChoice("Vetëm të rejat", "Samo novi", "Only new ones")]
    OnlyNew,
}

public sealed class CountsSignatures(Gate gate) : IJob<CountsSignatures.Parameters>
{
    public sealed record Parameters(
        [JobParameter("Numri i fletëve", "Broj listova", "Number of sheets", Min = 1, Max = 500,
            HintSq = "Sa fletë të lexohen.", HintSr = "Koliko listova čitati.", HintEn = "How many sheets to read.")] int Sheets = 100,
        [JobParameter("Cilat", "Koji", "Which")] Sheets Which = Sheets.OnlyNew);

    public static JobDeclaration Declaration { get; } = new(
        "campaigns.count-signatures",
        new LocalText("Numëro nënshkrimet", "Prebroj potpise", "Count signatures"),
        new LocalText(
            "Lexon fletët e nënshkrimeve dhe i numëron ato që vlejnë.",
            "Čita listove sa potpisima i broji one koji važe.",
            "Reads the signature sheets and counts those that are valid."),
        new Right("campaigns.count-signatures", Role.Administrator, Role.CampaignManager),
        "0 30 3 * * ?",
        TimeSpan.FromMinutes(10),
        JobRetry.Never);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var step = new LocalText("Lexon fletët", "Čita listove", "Reading the sheets");
        var half = parameters.Sheets / 2;
        await run.Report(half, parameters.Sheets, step);
        run.Log(new LocalText("{0} fletë u lexuan.", "{0} listova pročitano.", "{0} sheets were read."), half);
        await gate.Of(parameters.Sheets).Task.WaitAsync(cancellation);
        await run.Report(parameters.Sheets, parameters.Sheets, step);
        run.Log(new LocalText("{0} fletë u lexuan.", "{0} listova pročitano.", "{0} sheets were read."), parameters.Sheets);
        if (parameters.Sheets == 13)
            throw new JobFailedException("sheet-unreadable", "Sheet 13 could not be read.");
    }
}
