using System.Globalization;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Waives what many members still owe, as a treasurer does for one charge. A dry run says how many charges of how many members, and how
/// much money that is.
/// </summary>
internal sealed class WaiveManyCharges(Store<MembershipStreams> store, Databases databases, ManyMembers members)
    : IMassJob<WaiveManyCharges.Parameters>
{
    private static readonly LocalText _waiving = new("Po falen kuotat", "Oprašta se članarina", "Waiving charges");
    private static readonly LocalText _found = new(
        "{0} kuota të hapura të {1} anëtarëve: {2} në euro, të rrumbullakosura lart.",
        "{0} otvorenih zaduženja {1} članova: {2} evra, zaokruženo naviše.",
        "{0} open charges of {1} members: {2} euros, rounded up.");
    private static readonly LocalText _waived = new(
        "U falën {0} kuota; {1} u paguan ndërkohë.",
        "Oprošteno zaduženja: {0}; u međuvremenu plaćeno: {1}.",
        "Waived {0} charges; {1} were paid meanwhile.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.waive-many-charges",
        new LocalText("Fali shumë kuota", "Oprosti mnogo zaduženja", "Waive many charges"),
        new LocalText(
            "Anëtarëve të zgjedhur ua fal kuotat e hapura, me arsyen.",
            "Izabranim članovima oprašta otvorena zaduženja, uz razlog.",
            "Waives what is open of the chosen members' charges, with the reason."),
        MembershipRights.ManageDues,
        null,
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var chosen = await members.Chosen(parameters, cancellation);
        var open = await Open([.. chosen.Select(one => one.MemberId)], parameters.DueBefore, cancellation);
        run.Log(
            _found,
            open.Count,
            open.Select(one => one.Member).Distinct().Count(),
            (long)Math.Ceiling(open.Where(one => one.Currency == "EUR").Sum(one => one.Amount)));
        if (parameters.OnlyCount)
            return;
        var (waived, paid) = await ManyMembers.Each(
            run, [.. open.Select(one => one.Charge)], _waiving, charge => Waive(charge, ReasonOf(parameters.Reason), cancellation));
        run.Log(_waived, waived, paid);
    }

    private async Task<IReadOnlyList<(Guid Charge, Guid Member, decimal Amount, string Currency)>> Open(
        Guid[] chosen, DateOnly? dueBefore, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT charge.id, card.id, (charge.data #>> '{open,amount}')::numeric, charge.data #>> '{open,currency}'
            FROM mt_doc_member_card AS card
            CROSS JOIN LATERAL (
              SELECT card.id::text UNION ALL SELECT jsonb_array_elements_text(card.data -> 'absorbed_member_ids')) AS owing (member)
            JOIN mt_doc_charge AS charge ON charge.data ->> 'member_id' = owing.member
            WHERE card.id = ANY ($1) AND charge.data ->> 'state' = 'open' AND ($2::text IS NULL OR charge.data ->> 'due_on' < $2::text)
            ORDER BY charge.id
            """);
        find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = chosen });
        find.Parameters.Add(new NpgsqlParameter
        {
            Value = (object?)dueBefore?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? DBNull.Value,
            DataTypeName = "text",
        });
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var open = new List<(Guid, Guid, decimal, string)>();
        while (await reader.ReadAsync(cancellation))
            open.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetDecimal(2), reader.GetString(3)));
        return open;
    }

    private Task<bool> Waive(Guid id, WaiverReason reason, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var charge = await writing.Load(MembershipStreams.Charges, id);
            var before = charge.Version;
            await writing.Decide(MembershipStreams.Charges, id, new ChargeCommand.Waive(reason, Guid.Empty, writing.Now));
            return charge.Version > before;
        },
        cancellation);

    private static WaiverReason ReasonOf(ManyReason reason) => reason switch
    {
        ManyReason.Resolution => WaiverReason.Resolution,
        ManyReason.Hardship => WaiverReason.Hardship,
        ManyReason.Error => WaiverReason.Error,
        _ => throw new System.Diagnostics.UnreachableException(reason.ToString()),
    };

    /// <summary>Reasons that many can have together.</summary>
    internal enum ManyReason
    {
        /// <summary>A body of the chapter has decided so.</summary>
        [JobChoice("Vendim", "Odluka", "Resolution")]
        Resolution,

        /// <summary>They cannot pay, as after a disaster.</summary>
        [JobChoice("Vështirësi", "Teškoća", "Hardship")]
        Hardship,

        /// <summary>It should not have been charged.</summary>
        [JobChoice("Gabim", "Greška", "Error")]
        Error,
    }

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Dega", "Ogranak", "Chapter", HintSq = "Bosh: të gjitha.", HintSr = "Prazno: svi.", HintEn = "Empty: all.")]
        Guid? Chapter = null,
        [JobParameter("Lloji", "Vrsta", "Kind")] ManyKind Kind = ManyKind.Any,
        [JobParameter(
            "Anëtar para datës",
            "Član pre dana",
            "Member before",
            HintSq = "Bosh: të gjithë.",
            HintSr = "Prazno: svi.",
            HintEn = "Empty: all.")]
        DateOnly? JoinedBefore = null,
        [JobParameter("Segmenti", "Segment", "Segment", HintSq = "Bosh: të gjithë.", HintSr = "Prazno: svi.", HintEn = "Empty: all.")]
        Guid? Segment = null,
        [JobParameter(
            "Me afat para datës",
            "Sa rokom pre dana",
            "Due before",
            HintSq = "Bosh: të gjitha.",
            HintSr = "Prazno: sva.",
            HintEn = "Empty: all.")]
        DateOnly? DueBefore = null,
        [JobParameter("Arsyeja", "Razlog", "Reason")] ManyReason Reason = ManyReason.Resolution,
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 1_000_000)] int AtMost = 1_000_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false) : IChoiceOfMembers;
}
