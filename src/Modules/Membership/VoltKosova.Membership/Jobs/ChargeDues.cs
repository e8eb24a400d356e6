using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Charges every member once for the period that the day lies in, by the newest plan for their kind. Who joined within a period owes it
/// as a whole; nobody is charged twice for a day, also when a plan by months follows one by years.
/// </summary>
internal sealed class ChargeDues(Store<MembershipStreams> store, Databases databases, TimeProvider clock) : IMassJob<ChargeDues.Parameters>
{
    private const long Million = 1_000_000;

    private static readonly LocalText _charging = new("Po ngarkohen kuotat", "Zadužuje članarinu", "Charging dues");
    private static readonly LocalText _found = new(
        "Duhen ngarkuar {0} anëtarë.", "Članova za zaduženje: {0}.", "{0} members are to be charged.");
    private static readonly LocalText _charged = new("U ngarkuan {0} anëtarë.", "Zaduženo članova: {0}.", "Charged {0} members.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.charge-dues",
        new LocalText("Ngarko kuotat", "Zaduži članarinu", "Charge dues"),
        new LocalText(
            "Ngarkon çdo anëtar një herë për periudhën, sipas planit më të ri për llojin e anëtarësisë.",
            "Zadužuje svakog člana jednom za period, po najnovijem planu za vrstu članstva.",
            "Charges every member once for the period, by the newest plan for their kind of membership."),
        MembershipRights.ManageDues,
        "0 0 4 * * ?",
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var day = parameters.Day ?? Seat.DayOf(clock.GetUtcNow());
        var due = new List<(Guid Member, DuesPlanRow Plan)>();
        foreach (var plan in await Plans(day, cancellation))
            due.AddRange((await Due(plan, day, parameters.AtMost - due.Count, cancellation)).Select(member => (member, plan)));
        run.Log(_found, due.Count);
        if (parameters.OnlyCount)
            return;
        var charged = 0;
        for (var done = 0; done < due.Count; done++)
        {
            await run.Report(done, due.Count, _charging);
            if (await Charge(due[done].Member, due[done].Plan, day, cancellation))
                charged++;
        }

        await run.Report(due.Count, due.Count);
        run.Log(_charged, charged);
    }

    // Per kind of member the plan that began last; one made later corrects one that begins on the same day.
    private async Task<IReadOnlyList<DuesPlanRow>> Plans(DateOnly day, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand("SELECT data::text FROM mt_doc_dues_plan");
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var plans = new List<DuesPlanRow>();
        while (await reader.ReadAsync(cancellation))
            plans.Add(StoredJson.Read<DuesPlanRow>(reader.GetString(0)));
        return
        [
            .. plans.Where(plan => Covers(plan, ChargedPeriod.Of(plan.Period, day).From)).GroupBy(plan => plan.Kind)
                .Select(kind => kind.OrderBy(plan => plan.ValidFrom).ThenBy(plan => plan.Id.ToString(), StringComparer.Ordinal).Last()),
        ];
    }

    private static bool Covers(DuesPlanRow plan, DateOnly from) => plan.ValidFrom <= from && !(plan.ValidTo < from);

    private async Task<IReadOnlyList<Guid>> Due(DuesPlanRow plan, DateOnly day, int atMost, CancellationToken cancellation)
    {
        var period = ChargedPeriod.Of(plan.Period, day);
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_member_card AS card
            WHERE data ->> 'kind' = $1 AND data ->> 'ended_on' IS NULL AND data ->> 'joined_on' <= $2
              AND NOT EXISTS (
                SELECT FROM mt_doc_charge AS charge
                WHERE charge.data ->> 'member_id' = card.id::text AND charge.data ->> 'until' >= $3)
            ORDER BY id LIMIT $4
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.NameOf(plan.Kind) });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text(day) });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text(period.From) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var due = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            due.Add(reader.GetGuid(0));
        return due;
    }

    private Task<bool> Charge(Guid memberId, DuesPlanRow plan, DateOnly day, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var period = ChargedPeriod.Of(plan.Period, day);
            var claim = $"{memberId}:{Text(period.From)}";
            if (await writing.Row<MemberCard>(MemberCard.Table, memberId.ToString()) is not { EndedOn: null } card
                || await writing.Row<ChargeClaim>(MembershipStreams.ChargedPeriods, claim) is not null)
                return false;
            var (id, began) = (writing.NewId(), card.JoinedOn > period.From ? card.JoinedOn : period.From);
            var reduction = await Reduction(memberId, began, writing.Cancellation);
            writing.Insert(MembershipStreams.ChargedPeriods, claim, new ChargeClaim(id));
            writing.Start(MembershipStreams.Charges, id, new ChargeCommand.Raise(new ChargeEvent.Raised(
                id, memberId, card.ChapterId, plan.Id, plan.Amount.Less(reduction?.Percent ?? 0), period.From, period.Until,
                day.AddDays(plan.DueDays),
                await Reference(writing, id), writing.Now, reduction?.Id)));
            return true;
        },
        cancellation);

    // On the member's first day in the period; of several the one that takes off most.
    private async Task<DuesReductionRow?> Reduction(Guid member, DateOnly day, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT data::text FROM mt_doc_dues_reduction
            WHERE data ->> 'member_id' = $1 AND data ->> 'from' <= $2 AND data ->> 'until' >= $2
            ORDER BY (data ->> 'percent')::int DESC, id LIMIT 1
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = member.ToString() });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text(day) });
        return await find.ExecuteScalarAsync(cancellation) is string json ? StoredJson.Read<DuesReductionRow>(json) : null;
    }

    private static async Task<string> Reference(Writing writing, Guid charge)
    {
        string reference;
        do
            reference = CreditorReference.Of(Drawn());
        while (await writing.Row<ChargeClaim>(MembershipStreams.References, reference) is not null);
        writing.Insert(MembershipStreams.References, reference, new ChargeClaim(charge));
        return reference;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Drawn() =>
        (RandomNumberGenerator.GetInt32((int)(CreditorReference.Draws / Million)) * Million) + RandomNumberGenerator.GetInt32((int)Million);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Dita", "Dan", "Day", HintSq = "Bosh: sot.", HintSr = "Prazno: danas.", HintEn = "Empty: today.")]
        DateOnly? Day = null,
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 1_000_000)] int AtMost = 1_000_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
