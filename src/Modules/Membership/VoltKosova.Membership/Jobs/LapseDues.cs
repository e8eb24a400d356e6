using System.Globalization;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Features;
using VoltKosova.Membership.Views;
using VoltKosova.Policy;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// What follows when dues stay open beyond the grace in spite of a reminder that said so: the membership ends, or it is noted and a body
/// decides, as the setting of the day says. A note is taken back once nothing is open beyond the grace any more. Nothing follows where the
/// legal entity has no account into which one could have paid.
/// </summary>
internal sealed class LapseDues(
    Store<MembershipStreams> store, Databases databases, PolicyBook policy, DuesMail mails, BlindIndex index, TimeProvider clock)
    : IMassJob<LapseDues.Parameters>
{
    private static readonly LocalText _lapsing = new("Po shënohen kuotat e papaguara", "Beleži neplaćenu članarinu", "Noting unpaid dues");
    private static readonly LocalText _found = new(
        "Me kuota të papaguara pas afatit shtesë: {0} anëtarë.", "Članova sa neplaćenom članarinom posle dodatnog roka: {0}.",
        "{0} members have open dues beyond the grace.");
    private static readonly LocalText _lapsed = new(
        "U shënuan {0}, u liruan nga shënimi {1}.", "Zabeleženo: {0}, skinuto beleški: {1}.", "Noted {0}, took back {1}.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.lapse-dues",
        new LocalText("Zbato pasojat e kuotave të papaguara", "Sprovedi posledice neplaćene članarine", "Let unpaid dues lapse"),
        new LocalText(
            "Kur kuotat mbesin të papaguara pas afatit shtesë, pavarësisht kujtesës, anëtarësia mbaron ose shënohet, sipas rregullave.",
            "Kada članarina i posle podsetnika i dodatnog roka ostane neplaćena, članstvo prestaje ili se to beleži, po pravilima.",
            "When dues stay open beyond the grace in spite of a reminder, the membership ends or is marked, as the rules say."),
        MembershipRights.ManageDues,
        "0 30 4 * * ?",
        TimeSpan.FromHours(1),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var rules = await policy.Read(cancellation, DuesPolicy.Settings);
        var ends = rules.Flag(DuesPolicy.LapseEnds, today);
        var openSince = today.AddDays(-rules.Number(DuesPolicy.GraceDays, today) - 1);
        var remindedBy = today.AddDays(-rules.Number(DuesPolicy.LapseNoticeDays, today));
        var late = await Late(openSince, remindedBy, withMarked: ends, cancellation);
        run.Log(_found, late.Count);
        if (parameters.OnlyCount)
            return;
        var (lapsed, lifted) = (0, 0);
        for (var done = 0; done < late.Count; done++)
        {
            await run.Report(done, late.Count, _lapsing);
            if (await Lapse(late[done], ends, today, cancellation))
                lapsed++;
        }

        foreach (var member in await Settled(openSince, cancellation))
        {
            if (await Lift(member, today, cancellation))
                lifted++;
        }

        await run.Report(late.Count, late.Count);
        run.Log(_lapsed, lapsed, lifted);
    }

    // Per member the charge that is open for longest, those of the memberships that go on in theirs with it.
    private async Task<IReadOnlyList<(Guid Member, Guid Charge)>> Late(
        DateOnly openSince, DateOnly remindedBy, bool withMarked, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT DISTINCT ON (card.id) card.id, charge.id FROM mt_doc_charge AS charge
            JOIN mt_doc_member_card AS owing ON owing.id = (charge.data ->> 'member_id')::uuid
            JOIN mt_doc_member_card AS card ON card.id = coalesce((owing.data ->> 'merged_into')::uuid, owing.id)
              AND card.data ->> 'ended_on' IS NULL
            WHERE charge.data ->> 'state' = 'open' AND charge.data ->> 'due_on' <= $1 AND charge.data ->> 'reminded_on' <= $2
              AND ($3 OR card.data ->> 'lapsed_on' IS NULL) AND coalesce(card.data ->> 'legal_entity', 'ngo') = ANY ($4)
            ORDER BY card.id, charge.data ->> 'due_on', charge.id
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text(openSince) });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text(remindedBy) });
        find.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = withMarked });
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = mails.Payable });
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var late = new List<(Guid, Guid)>();
        while (await reader.ReadAsync(cancellation))
            late.Add((reader.GetGuid(0), reader.GetGuid(1)));
        return late;
    }

    private async Task<IReadOnlyList<Guid>> Settled(DateOnly openSince, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT card.id FROM mt_doc_member_card AS card
            WHERE card.data ->> 'lapsed_on' IS NOT NULL AND card.data ->> 'ended_on' IS NULL AND NOT EXISTS (
                SELECT FROM (
                  SELECT card.id::text UNION SELECT jsonb_array_elements_text(card.data -> 'absorbed_member_ids')) AS one (member)
                JOIN mt_doc_charge AS charge ON charge.data ->> 'member_id' = one.member
                WHERE charge.data ->> 'state' = 'open' AND charge.data ->> 'due_on' <= $1)
            ORDER BY card.id
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text(openSince) });
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var settled = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            settled.Add(reader.GetGuid(0));
        return settled;
    }

    private Task<bool> Lapse((Guid Member, Guid Charge) late, bool ends, DateOnly today, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var (id, owed) = late;
            var member = await writing.Load(MembershipStreams.Members, id);
            if (member.State is not Member.Active active
                || (await writing.Load(MembershipStreams.Charges, owed)).State is not { IsSettled: false } charge
                || await writing.Row<MemberCard>(MemberCard.Table, id.ToString()) is not { } card)
                return false;
            var before = member.Version;
            MemberCommand command = ends
                ? new MemberCommand.End(MembershipEnd.Lapsed, Note: null, today, By: Guid.Empty, writing.Now)
                : new MemberCommand.Lapse(today, writing.Now);
            await writing.Decide(MembershipStreams.Members, id, command);
            if (member.Version == before)
                return false;
            if (ends)
                await EndMembership.FreeAddresses(writing, index, active);
            if (mails.OfLapse(charge, card, ends) is { } mail)
                writing.QueueMail(mail);
            return true;
        },
        cancellation);

    private Task<bool> Lift(Guid id, DateOnly today, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var member = await writing.Load(MembershipStreams.Members, id);
            var before = member.Version;
            await writing.Decide(MembershipStreams.Members, id, new MemberCommand.LiftLapse(today, writing.Now));
            return member.Version > before;
        },
        cancellation);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters([JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
