using System.Globalization;
using Npgsql;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Policy;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Gives applications and appeals on which nobody decided in time to the next level, with a day of its own. At the movement's root they
/// stay.
/// </summary>
internal sealed class EscalateLateDecisions(
    Store<MembershipStreams> store, Databases databases, IChapterTerritories chapters, PolicyBook policy, TimeProvider clock)
    : IMassJob<EscalateLateDecisions.Parameters>
{
    private static readonly LocalText _passing = new("Po kalohen kërkesat", "Prosleđivanje zahteva", "Passing applications on");
    private static readonly LocalText _found = new("{0} vendime janë vonuar.", "Odluka koje kasne: {0}.", "{0} decisions are late.");
    private static readonly LocalText _passed = new(
        "{0} kërkesa kaluan te niveli më i lartë.",
        "Zahteva prosleđenih višem nivou: {0}.",
        "Passed {0} applications on to the next level.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.escalate-late-decisions",
        new LocalText("Kalo vendimet e vonuara", "Prosledi zakasnele odluke", "Escalate late decisions"),
        new LocalText(
            "Kërkesat për të cilat askush nuk vendosi me kohë kalojnë te niveli më i lartë.",
            "Zahtevi o kojima niko nije odlučio na vreme prelaze na viši nivo.",
            "Applications on which nobody decided in time go to the next level."),
        MembershipRights.DecideApplications,
        "0 0 6 * * ?",
        TimeSpan.FromMinutes(30),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var decideBy = today.AddDays(await policy.Number(MembershipPolicy.EscalationDays, today, cancellation));
        var late = await Late(today, cancellation);
        run.Log(_found, late.Count);
        if (parameters.OnlyCount)
            return;
        var passed = 0;
        for (var done = 0; done < late.Count; done++)
        {
            await run.Report(done, late.Count, _passing);
            if (await Escalate(late[done], today, decideBy, cancellation))
                passed++;
        }

        await run.Report(late.Count, late.Count);
        run.Log(_passed, passed);
    }

    private async Task<List<Guid>> Late(DateOnly today, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_application
            WHERE data ->> 'state' IN ('under_review', 'under_appeal') AND data ->> 'chapter_id' IS NOT NULL AND data ->> 'decide_by' < $1
            ORDER BY data ->> 'decide_by', id
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var late = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            late.Add(reader.GetGuid(0));
        return late;
    }

    private Task<bool> Escalate(Guid id, DateOnly today, DateOnly decideBy, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var application = await writing.Load(MembershipStreams.Applications, id);
            if (application.State.ChapterId is not { } chapter || await chapters.Above(chapter, writing.Cancellation) is not { } above)
                return false;
            var before = application.Version;
            await writing.Decide(
                MembershipStreams.Applications, id, new ApplicationCommand.Escalate(above, decideBy, today, writing.Now));
            return application.Version > before;
        },
        cancellation);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters([JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
