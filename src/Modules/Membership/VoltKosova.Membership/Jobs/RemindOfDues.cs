using System.Globalization;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Membership.Voting;
using VoltKosova.Policy;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Writes to members about charges that are open, once for each step that the settings name. The charge itself is the ledger: the step and
/// the mail are one commit. Of steps that went by while the job did not run, only the last is told. A legal entity without an account does
/// not hold up the other.
/// </summary>
internal sealed class RemindOfDues(
    Store<MembershipStreams> store, Databases databases, PolicyBook policy, DuesMail mails, TimeProvider clock)
    : IMassJob<RemindOfDues.Parameters>
{
    private static readonly LocalText _reminding = new("Po dërgohen kujtesat", "Šalje podsetnike", "Sending reminders");
    private static readonly LocalText _found = new(
        "Për t'u kujtuar: {0} kuota.", "Članarina za podsećanje: {0}.", "{0} charges are to be reminded of.");
    private static readonly LocalText _sent = new("U dërguan {0} kujtesa.", "Poslato podsetnika: {0}.", "Sent {0} reminders.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.remind-of-dues",
        new LocalText("Kujto kuotat", "Podseti na članarinu", "Remind of dues"),
        new LocalText(
            "U shkruan anëtarëve për kuotat e hapura, një herë për çdo hap të rregullave. Pas afatit thotë edhe çfarë pason.",
            "Piše članovima o neplaćenoj članarini, jednom za svaki korak po pravilima. Posle roka kaže i šta sledi.",
            "Writes to members about open charges, once for each step of the rules. After the due day it also says what follows."),
        MembershipRights.ManageDues,
        "0 0 9 * * ?",
        TimeSpan.FromHours(1),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var rules = await policy.Read(cancellation, [.. DuesPolicy.Settings, VotingPolicy.ArrearsDays, VotingPolicy.ReminderDays]);
        var steps = rules.Numbers(DuesPolicy.ReminderDays, today);
        var due = await Due(steps, today, parameters.AtMost, cancellation);
        run.Log(_found, due.Count);
        if (parameters.OnlyCount)
            return;
        var payable = due.Where(one => mails.CanBeWritten(one.Entity)).ToList();
        var sent = 0;
        for (var done = 0; done < payable.Count; done++)
        {
            await run.Report(done, payable.Count, _reminding);
            if (await Remind(payable[done].Charge, steps, rules, today, cancellation))
                sent++;
        }

        await run.Report(payable.Count, payable.Count);
        run.Log(_sent, sent);
        if (payable.Count < due.Count)
            throw new JobFailedException("no-dues-account", "No account for dues is set: a reminder could not say where to pay.");
    }

    private async Task<IReadOnlyList<(Guid Charge, LegalEntity Entity)>> Due(
        IReadOnlyList<int> steps, DateOnly today, int atMost, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT charge.id, coalesce(card.data ->> 'legal_entity', 'ngo') FROM mt_doc_charge AS charge
            JOIN mt_doc_member_card AS owing ON owing.id = (charge.data ->> 'member_id')::uuid
            JOIN mt_doc_member_card AS card ON card.id = coalesce((owing.data ->> 'merged_into')::uuid, owing.id)
              AND card.data ->> 'ended_on' IS NULL
            WHERE charge.data ->> 'state' = 'open' AND EXISTS (
                SELECT FROM unnest($1) AS step
                WHERE (charge.data ->> 'due_on')::date + step <= $2::date
                  AND NOT step <= coalesce((charge.data ->> 'last_step')::int, step - 1))
            ORDER BY coalesce(card.data ->> 'legal_entity', 'ngo') = ANY ($4) DESC, charge.data ->> 'due_on', charge.id LIMIT $3
            """);
        find.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. steps] });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = mails.Payable });
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var due = new List<(Guid, LegalEntity)>();
        while (await reader.ReadAsync(cancellation))
            due.Add((reader.GetGuid(0), StoredJson.Read<LegalEntity>($"\"{reader.GetString(1)}\"")));
        return due;
    }

    private Task<bool> Remind(Guid id, IReadOnlyList<int> steps, PolicySnapshot rules, DateOnly today, CancellationToken cancellation) =>
        store.Write(
            async writing =>
            {
                var charge = await writing.Load(MembershipStreams.Charges, id);
                var before = charge.Version;
                if (charge.State is not { IsSettled: false, Terms: var terms }
                    || await Reminded(writing, terms.MemberId) is not { EndedOn: null } member)
                    return false;
                var step = steps.Last(one => terms.DueOn.AddDays(one) <= today);
                await writing.Decide(MembershipStreams.Charges, id, new ChargeCommand.SendReminder(step, today, writing.Now));
                if (charge.Version == before)
                    return false;
                if (mails.Of(charge.State!, member, step > 0 ? charge.State!.RemindedOn : null, rules, today) is { } mail)
                    writing.QueueMail(mail);
                return true;
            },
            cancellation);

    // Of a membership that was merged the one that it goes on in.
    private static async Task<MemberCard?> Reminded(Writing writing, Guid owing) =>
        await writing.Row<MemberCard>(MemberCard.Table, owing.ToString()) is { MergedInto: { } into }
            ? await writing.Row<MemberCard>(MemberCard.Table, into.ToString())
            : await writing.Row<MemberCard>(MemberCard.Table, owing.ToString());

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 1_000_000)] int AtMost = 1_000_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
