using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Charges every member once for the period that the day lies in, by the plan that holds for them. Who joined within a period owes it as a
/// whole, or by months where the plan says so; nobody is charged twice for a day, also when a plan by months follows one by years. Who is
/// in two registers has two memberships and owes each legal entity its own. What was paid too much is taken for the new charge at once.
/// </summary>
internal sealed class ChargeDues(Store<MembershipStreams> store, Databases databases, DuesCredit credit, TimeProvider clock)
    : IMassJob<ChargeDues.Parameters>
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
            "Ngarkon çdo anëtar një herë për periudhën, sipas planit që vlen për llojin e anëtarësisë, shtetin dhe të ardhurat.",
            "Zadužuje svakog člana jednom za period, po planu koji važi za vrstu članstva, državu i primanja.",
            "Charges every member once for the period, by the plan for their kind of membership, country and income."),
        MembershipRights.ManageDues,
        "0 0 4 * * ?",
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var day = parameters.Day ?? Seat.DayOf(clock.GetUtcNow());
        var due = await Due(day, parameters.AtMost, cancellation);
        run.Log(_found, due.Count);
        if (parameters.OnlyCount)
            return;
        await NoteEntities(cancellation);
        var withCredit = await credit.Members(cancellation);
        var charged = 0;
        for (var done = 0; done < due.Count; done++)
        {
            await run.Report(done, due.Count, _charging);
            var (member, plan) = due[done];
            if (await Charge(member, plan, day, withCredit, cancellation))
                charged++;
        }

        await run.Report(due.Count, due.Count);
        run.Log(_charged, charged);
    }

    private async Task<List<(Guid Member, PlanForMember Plan)>> Due(DateOnly day, int atMost, CancellationToken cancellation)
    {
        (Guid, DuesTerms)[] plans =
            [.. (await Rows<DuesPlanRow>("mt_doc_dues_plan", cancellation)).Select(plan => (plan.Id, plan.Terms()))];
        var bands = (await Rows<IncomeBandRow>("mt_doc_income_band", cancellation)).ToLookup(band => band.MemberId);
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT card.id, card.data ->> 'kind', card.data ->> 'country', (card.data ->> 'joined_on')::date,
              coalesce(card.data ->> 'legal_entity', 'ngo'),
              (SELECT max(charge.data ->> 'until') FROM mt_doc_charge AS charge WHERE charge.data ->> 'member_id' = card.id::text)::date,
              (card.data ->> 'dues_paid_until')::date
            FROM mt_doc_member_card AS card
            WHERE card.data ->> 'ended_on' IS NULL AND card.data ->> 'joined_on' <= $1 AND card.data ->> 'kind' = ANY ($2)
            ORDER BY card.id
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text(day) });
        find.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. plans.Select(plan => StoredJson.NameOf(plan.Item2.Kind)).Distinct()],
        });
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var due = new List<(Guid, PlanForMember)>();
        while (due.Count < atMost && await reader.ReadAsync(cancellation))
        {
            var (member, kind) = (reader.GetGuid(0), StoredJson.Read<MembershipKind>($"\"{reader.GetString(1)}\""));
            var paid = reader.IsDBNull(6) ? (DateOnly?)null : reader.GetFieldValue<DateOnly>(6);
            var plan = PlanForMember.Of(
                plans, StoredJson.Read<LegalEntity>($"\"{reader.GetString(4)}\""), kind, reader.IsDBNull(2) ? null : reader.GetString(2),
                Begins(reader.GetFieldValue<DateOnly>(3), paid), first => BandOn(bands[member], first), day);
            if (plan is not null && (reader.IsDBNull(5) || reader.GetFieldValue<DateOnly>(5) < plan.Period.From)
                && !(paid >= plan.From) && plan.From <= plan.Period.Until)
                due.Add((member, plan));
        }

        return due;
    }

    // Charges of members of the party from before they said whose they are.
    private async Task NoteEntities(CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT charge.id FROM mt_doc_charge AS charge
            JOIN mt_doc_member_card AS card ON card.id = (charge.data ->> 'member_id')::uuid AND card.data ->> 'legal_entity' = 'party'
            WHERE charge.data ->> 'legal_entity' IS DISTINCT FROM 'party' ORDER BY charge.id
            """);
        find.CommandTimeout = 0;
        var unsaid = new List<Guid>();
        await using (var reader = await find.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
                unsaid.Add(reader.GetGuid(0));
        }

        foreach (var charge in unsaid)
        {
            await store.Write(
                async writing => await writing.Decide(
                    MembershipStreams.Charges, charge, new ChargeCommand.NoteEntity(LegalEntity.Party, writing.Now)) is null,
                cancellation);
        }
    }

    // What was paid in the Volt chapter that the member came from is not paid again: the membership is charged from the next month on.
    private static DateOnly Begins(DateOnly joinedOn, DateOnly? paid)
    {
        if (paid is not { } until || until < joinedOn)
            return joinedOn;
        var next = until.AddDays(1);
        return next.Day == 1 ? next : new DateOnly(next.Year, next.Month, 1).AddMonths(1);
    }

    // Of several that hold on a day, the one that was declared last.
    private static IncomeBand? BandOn(IEnumerable<IncomeBandRow> bands, DateOnly day) => bands
        .Where(band => band.From <= day && band.Until >= day)
        .OrderBy(band => band.DeclaredAt).ThenBy(band => band.Id.ToString(), StringComparer.Ordinal).LastOrDefault()?.Band;

    private async Task<IReadOnlyList<TRow>> Rows<TRow>(string table, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand($"SELECT data::text FROM {table}");
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(StoredJson.Read<TRow>(reader.GetString(0)));
        return rows;
    }

    // A credit that cannot be booked keeps nobody from being charged: a treasurer allocates it once its hindrance is gone.
    private async Task<bool> Charge(
        Guid member, PlanForMember plan, DateOnly day, HashSet<Guid> withCredit, CancellationToken cancellation) =>
        await Raise(member, plan, day, withCredit, cancellation)
        ?? await Raise(member, plan, day, [], cancellation)
        ?? throw new UnreachableException("A charge without credit was refused.");

    /// <summary>Whether there is a new charge; null where the credit for it was refused, and nothing has happened.</summary>
    private Task<bool?> Raise(
        Guid memberId, PlanForMember plan, DateOnly day, HashSet<Guid> withCredit, CancellationToken cancellation) => store.Write<bool?>(
        async writing =>
        {
            var claim = $"{memberId}:{Text(plan.Period.From)}";
            if (await writing.Row<MemberCard>(MemberCard.Table, memberId.ToString()) is not { EndedOn: null } card
                || await writing.Row<ChargeClaim>(MembershipStreams.ChargedPeriods, claim) is not null)
                return false;
            var id = writing.NewId();
            var reduction = await Reduction(memberId, plan.Begins, writing.Cancellation);
            writing.Insert(MembershipStreams.ChargedPeriods, claim, new ChargeClaim(id));
            writing.Start(MembershipStreams.Charges, id, new ChargeCommand.Raise(new ChargeEvent.Raised(
                id, memberId, card.ChapterId, plan.PlanId, plan.Amount.Less(reduction?.Percent ?? 0), plan.From, plan.Period.Until,
                day.AddDays(plan.Terms.DueDays),
                await Reference(writing, id), writing.Now, reduction?.Id, card.LegalEntity)));
            if (DuesCredit.Of(card).Any(withCredit.Contains))
                await credit.Use(writing, id, card, plan.Amount.Currency);
            return writing.Rejection is null ? true : null;
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
