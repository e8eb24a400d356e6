using System.Globalization;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Integrity;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Makes decisions final against which nobody has appealed in time, with what follows for the member, and reminds the body of steps that
/// are late: once for each step, and nobody who is concerned.
/// </summary>
internal sealed class FollowIntegrityCases(
    Store<MembershipStreams> store,
    Databases databases,
    IStaffAddresses staff,
    CaseMail mails,
    BlindIndex index,
    TimeProvider clock) : IMassJob<FollowIntegrityCases.Parameters>
{
    private static readonly LocalText _following = new("Po ndiqen rastet", "Prate se slučajevi", "Following cases");
    private static readonly LocalText _found = new("Për t'u parë: {0} raste.", "Slučajeva za pregled: {0}.", "{0} cases to look at.");
    private static readonly LocalText _done = new(
        "U mbyllën {0} raste, u kujtuan {1} hapa.",
        "Zatvoreno slučajeva: {0}, podsećanja: {1}.",
        "Closed {0} cases, reminded of {1} steps.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.follow-integrity-cases",
        new LocalText("Ndiq rastet e integritetit", "Prati slučajeve integriteta", "Follow integrity cases"),
        new LocalText(
            "Vendimet pa ankesë bëhen përfundimtare dhe organit i kujtohen hapat e vonuar.",
            "Odluke bez žalbe postaju konačne, a telo se podseća na zakasnele korake.",
            "Decisions without an appeal become final, and the body is reminded of late steps."),
        MembershipRights.HandleIntegrityCases,
        "0 30 6 * * ?",
        TimeSpan.FromMinutes(30),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var due = await Due(today, cancellation);
        run.Log(_found, due.Count);
        if (parameters.OnlyCount)
            return;
        var (closed, reminded) = (0, 0);
        for (var done = 0; done < due.Count; done++)
        {
            await run.Report(done, due.Count, _following);
            if (await Close(due[done], today, cancellation))
                closed++;
            else if (await Remind(due[done], today, cancellation))
                reminded++;
        }

        await run.Report(due.Count, due.Count);
        run.Log(_done, closed, reminded);
    }

    private async Task<List<Guid>> Due(DateOnly today, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_case
            WHERE data ->> 'due_on' < $1 OR (data ->> 'state' = 'decided' AND data ->> 'appeal_until' < $1)
            ORDER BY id
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var due = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            due.Add(reader.GetGuid(0));
        return due;
    }

    private Task<bool> Close(Guid id, DateOnly today, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var one = await writing.Load(MembershipStreams.Cases, id);
            if (one.State is not { Decision: { } decision } before)
                return false;
            await writing.Decide(MembershipStreams.Cases, id, new CaseCommand.CloseIfDue(today, writing.Now));
            await CaseDesk.Follow(writing, index, before, one.State, decision.By);
            return one.State!.State == CaseState.Closed && before.State != CaseState.Closed;
        },
        cancellation);

    private Task<bool> Remind(Guid id, DateOnly today, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var one = await writing.Load(MembershipStreams.Cases, id);
            var before = one.Version;
            await writing.Decide(MembershipStreams.Cases, id, new CaseCommand.NoteOverdue(today, writing.Now));
            if (one.Version == before || await writing.Row<CaseRow>(CaseRow.Table, id.ToString()) is not { } row)
                return false;
            var body = one.State!.State == CaseState.UnderAppeal ? Role.AppealsBody : Role.IntegrityCommission;
            foreach (var holder in await staff.InMovement(body, writing.Cancellation))
            {
                if (!one.State.IsClosedTo(holder.AccountId, holder.PersonId))
                    writing.QueueMail(mails.Overdue(row, holder.Address.Language, holder.Address.Email));
            }

            return true;
        },
        cancellation);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters([JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
