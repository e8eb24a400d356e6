using VoltKosova.Jobs;
using VoltKosova.Kernel;

namespace VoltKosova.PrivacyDesk.Jobs;

/// <summary>Deletes what has been kept long enough, rule by rule; or only says how much that would be.</summary>
internal sealed class KeepRetention(IEnumerable<IRetain> kept, TimeProvider clock) : IMassErasure<KeepRetention.Parameters>
{
    private static readonly LocalText _due = new("{0} për t'u fshirë", "za brisanje {0}", "{0} to delete");
    private static readonly LocalText _deleted = new("{0} të fshira", "obrisano {0}", "{0} deleted");

    public static JobDeclaration Declaration { get; } = new(
        "privacy.keep-retention",
        new LocalText("Fshi çfarë është ruajtur mjaft", "Obriši što je dovoljno dugo čuvano", "Delete what was kept long enough"),
        new LocalText(
            "Fshin çdo gjë afati i ruajtjes i së cilës ka kaluar. \"Vetëm numëro\" tregon sa do të ishte.",
            "Briše sve čiji je rok čuvanja prošao. \"Samo prebroj\" pokazuje koliko bi toga bilo.",
            "Deletes everything whose time of keeping has passed. \"Only count\" shows how much that would be."),
        PrivacyRights.Retention,
        "0 10 4 * * ?",
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var rules = kept.OrderBy(one => one.Id, StringComparer.Ordinal).ToList();
        for (var done = 0; done < rules.Count; done++)
        {
            var (one, rule) = (rules[done], await rules[done].Rule(cancellation));
            var before = clock.GetUtcNow().AddDays(-rule.Days);
            await run.Report(done, rules.Count, rule.What);
            if (parameters.OnlyCount)
                run.Log(Of(rule, _due), await one.Count(before, cancellation));
            else
                run.Log(Of(rule, _deleted), await Delete(one, before, cancellation));
        }

        await run.Report(rules.Count, rules.Count);
    }

    public async Task<long> Touches(Parameters parameters, CancellationToken cancellation)
    {
        var records = 0L;
        foreach (var one in parameters.OnlyCount ? [] : kept)
            records += await one.Count(clock.GetUtcNow().AddDays(-(await one.Rule(cancellation)).Days), cancellation);
        return records;
    }

    private static LocalText Of(RetentionRule rule, LocalText what) =>
        new($"{rule.What.Sq}: {what.Sq}.", $"{rule.What.Sr}: {what.Sr}.", $"{rule.What.En}: {what.En}.");

    private static async Task<long> Delete(IRetain kept, DateTimeOffset before, CancellationToken cancellation)
    {
        var (deleted, piece) = (0L, 0L);
        do
        {
            piece = await kept.DeletePiece(before, cancellation);
            deleted += piece;
        }
        while (piece > 0);

        return deleted;
    }

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters([JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
