using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Statistics;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Counts the members of yesterday by chapter, kind, age and gender. The count of a month is the last one that was made of a day in it: on
/// the first of the next month it becomes what the month ended with.
/// </summary>
internal sealed class CountMembers(Store<MembershipStreams> store, Databases databases, MemberCount count, TimeProvider clock)
    : IJob<NoParameters>
{
    private static readonly LocalText _counted = new(
        "U numëruan {0} anëtarë në {1} degë.", "Izbrojano članova: {0}, ogranaka: {1}.", "Counted {0} members in {1} chapters.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.count-members",
        new LocalText("Numëro anëtarët", "Prebroj članove", "Count members"),
        new LocalText(
            "Numëron anëtarët sipas degës, llojit, moshës dhe gjinisë për statistikat e muajit.",
            "Broji članove po ogranku, vrsti, uzrastu i polu za statistiku meseca.",
            "Counts members by chapter, kind, age and gender for the statistics of the month."),
        MembershipRights.SeeMembers,
        "0 20 0 * * ?",
        TimeSpan.FromHours(1),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        var day = Seat.DayOf(clock.GetUtcNow()).AddDays(-1);
        var rows = await count.On(day, cancellation);
        var before = await Before(MemberCount.MonthOf(day), cancellation);
        await store.Write(
            writing =>
            {
                foreach (var row in rows)
                    writing.Put(StatisticRow.Table, StatisticRow.IdOf(row.ChapterId, row.Month), row);
                foreach (var gone in before.Except(rows.Select(row => StatisticRow.IdOf(row.ChapterId, row.Month))))
                    writing.Delete(StatisticRow.Table, gone);
                return Task.FromResult(true);
            },
            cancellation);
        run.Log(_counted, rows.Sum(row => row.Members), rows.Count);
    }

    // A chapter that nobody is in any more was counted earlier in the month.
    private async Task<IReadOnlyList<string>> Before(string month, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_statistic WHERE data ->> 'month' = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = month });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await reader.ReadAsync(cancellation))
            ids.Add(reader.GetString(0));
        return ids;
    }
}
