using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Kernel;

namespace VoltKosova.Figures.Reports;

/// <summary>
/// Makes the reports of a month, of the whole movement and of every chapter with all below it, in the three languages. Made again they take
/// the place of those before, with what is known meanwhile.
/// </summary>
internal sealed class MakeMonthlyReports(
    FigureBook book,
    IEnumerable<IGoals> goals,
    IChapterTree tree,
    IChapterNames names,
    ReportWriter writer,
    ReportShelf shelf,
    TimeProvider clock)
    : IJob<MakeMonthlyReports.Parameters>
{
    private static readonly LocalText _writing = new("Po shkruhen raportet", "Pisanje izveštaja", "Writing reports");
    private static readonly LocalText _made = new("U bënë {0} raporte.", "Napravljeno izveštaja: {0}.", "Made {0} reports.");

    public static JobDeclaration Declaration { get; } = new(
        "figures.make-monthly-reports",
        new LocalText("Bëj raportet mujore", "Napravi mesečne izveštaje", "Make the monthly reports"),
        new LocalText(
            "Bën raportin e një muaji si PDF në tri gjuhë, për tërë lëvizjen dhe për çdo degë. Pa të dhëna personale.",
            "Pravi izveštaj za mesec kao PDF na tri jezika, za ceo pokret i za svaki ogranak. Bez ličnih podataka.",
            "Makes the report of a month as PDF in three languages, for the whole movement and every chapter. Nothing personal is in it."),
        ReportRights.Make,
        "0 0 6 1 * ?",
        TimeSpan.FromHours(1),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var (now, all) = (clock.GetUtcNow(), await names.All(cancellation));
        var today = FigureChange.DayOf(now);
        var day = parameters.Month ?? new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        if (day > today)
            throw new JobFailedException("month-not-begun", "That month has not begun.");
        var (month, made) = (new DateOnly(day.Year, day.Month, 1), 0);
        List<Guid?> subjects = [null, .. all.Keys.Order().Cast<Guid?>()];
        for (var done = 0; done < subjects.Count; done++)
        {
            await run.Report(done, subjects.Count, _writing);
            var report = await Report(month, subjects[done], all, today, cancellation);
            if (report.IsEmpty && subjects[done] is not null)
                continue;
            foreach (var language in Enum.GetValues<Language>())
            {
                await shelf.Put(month, language, subjects[done], now, writer.Write(report, language, now), cancellation);
                made++;
            }
        }

        await run.Report(subjects.Count, subjects.Count);
        run.Log(_made, made);
    }

    private async Task<MonthlyReport> Report(
        DateOnly month, Guid? chapter, IReadOnlyDictionary<Guid, LocalText> all, DateOnly today, CancellationToken cancellation)
    {
        var scope = chapter is { } root
            ? new ChapterScope(false, await tree.Below([root], cancellation))
            : ChapterScope.WholeMovement;
        var (series, lines, period) = (new List<FigureSeries>(), new List<GoalLine>(), FigurePeriod.Until(month, MonthlyReport.Months));
        foreach (var figure in book.All)
            series.Add(await book.Read(figure, period, scope, cancellation));
        foreach (var source in goals)
            lines.AddRange(await source.Read(scope, cancellation));
        return new MonthlyReport(month, chapter is { } id ? all[id] : null, series, lines, all, today);
    }

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Muaji", "Mesec", "Month",
            HintSq = "Cilado ditë e muajit. Bosh: muaji i kaluar.",
            HintSr = "Bilo koji dan u mesecu. Prazno: prošli mesec.",
            HintEn = "Any day of the month. Empty: the last month.")] DateOnly? Month = null);
}
