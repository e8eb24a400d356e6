using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Lets many members pay less for some time, as a treasurer does for one. A dry run says how many it would be, and how many have just this
/// reduction already.
/// </summary>
internal sealed class ReduceManyDues(Store<MembershipStreams> store, Databases databases, ManyMembers members)
    : IMassJob<ReduceManyDues.Parameters>
{
    private static readonly LocalText _granting = new("Po lejohen zbritjet", "Odobravaju se popusti", "Granting reductions");
    private static readonly LocalText _found = new(
        "{0} anëtarë do të paguanin më pak; {1} e kanë tashmë këtë zbritje.",
        "Manje bi plaćalo {0} članova; {1} već ima ovaj popust.",
        "{0} members would pay less; {1} have this reduction already.");
    private static readonly LocalText _granted = new(
        "U lejuan {0} zbritje; për {1} anëtarësia mbaroi ndërkohë.",
        "Odobreno popusta: {0}; u međuvremenu prestalo članstava: {1}.",
        "Granted {0} reductions; {1} memberships ended meanwhile.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.reduce-many-dues",
        new LocalText("Zvogëlo kuotat e shumë anëtarëve", "Smanji članarinu mnogim članovima", "Reduce the dues of many"),
        new LocalText(
            "Anëtarëve të zgjedhur u lejon të paguajnë më pak, nga një ditë deri në një ditë.",
            "Izabranim članovima dopušta da plaćaju manje, od jednog do drugog dana.",
            "Lets the chosen members pay less, from a day until a day."),
        MembershipRights.ManageDues,
        null,
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        if (parameters is not { From: { } from, Until: { } until } || until < from)
            throw new JobFailedException("first-and-last-day-needed", "Say the first day and the last day, which is not before it.");
        var chosen = await members.Chosen(parameters, cancellation);
        var terms = new Terms(parameters.Percent, from, until);
        var reduced = await Reduced(terms, cancellation);
        var due = chosen.Select(one => one.MemberId).Where(member => !reduced.Contains(member)).ToList();
        run.Log(_found, due.Count, chosen.Count - due.Count);
        if (parameters.OnlyCount)
            return;
        var (granted, over) = await ManyMembers.Each(run, due, _granting, member => Grant(member, terms, cancellation));
        run.Log(_granted, granted, over);
    }

    // Who has just this one already: a run that was cut off is run again.
    private async Task<HashSet<Guid>> Reduced(Terms terms, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT (data ->> 'member_id')::uuid FROM mt_doc_dues_reduction
            WHERE data ->> 'reason' = $1 AND (data ->> 'percent')::int = $2
              AND (data ->> 'from')::date = $3 AND (data ->> 'until')::date = $4
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.NameOf(ReductionReason.Resolution) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = terms.Percent });
        find.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = terms.From });
        find.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = terms.Until });
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var reduced = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation))
            reduced.Add(reader.GetGuid(0));
        return reduced;
    }

    private Task<bool> Grant(Guid id, Terms terms, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            if ((await writing.Load(MembershipStreams.Members, id)).State is not Member.Active member)
                return false;
            var reduction = writing.NewId();
            var granted = new DuesReductionEvent.Granted(
                reduction, id, member.ChapterId, ReductionReason.Resolution, terms.Percent, terms.From, terms.Until, By: Guid.Empty,
                writing.Now);
            return writing.Start(MembershipStreams.DuesReductions, reduction, granted) is null;
        },
        cancellation);

    private sealed record Terms(int Percent, DateOnly From, DateOnly Until);

    /// <summary>What staff choose. That many pay less is always a resolution: other reasons are one person's.</summary>
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
        [JobParameter("Përqind më pak", "Procenata manje", "Percent less", Min = 1, Max = 99)] int Percent = 50,
        [JobParameter("Dita e parë", "Prvi dan", "First day")] DateOnly? From = null,
        [JobParameter("Dita e fundit", "Poslednji dan", "Last day")] DateOnly? Until = null,
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 1_000_000)] int AtMost = 1_000_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false) : IChoiceOfMembers;
}
