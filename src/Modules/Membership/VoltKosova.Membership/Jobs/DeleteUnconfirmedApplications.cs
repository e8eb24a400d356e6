using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Deletes applications whose address nobody confirmed in time: the key of the personal fields, the row, the mails. What stays in the log
/// says that there was an application, not whose.
/// </summary>
internal sealed class DeleteUnconfirmedApplications(
    Store<MembershipStreams> store, Databases databases, IPersonKeys keys, Mailbox mails, TimeProvider clock)
    : IMassErasure<DeleteUnconfirmedApplications.Parameters>
{
    private static readonly LocalText _deleting = new("Po fshihen kërkesat", "Brisanje zahteva", "Deleting applications");
    private static readonly LocalText _found = new("U gjetën {0} kërkesa.", "Pronađeno zahteva: {0}.", "Found {0} applications.");
    private static readonly LocalText _deleted = new("U fshinë {0} kërkesa.", "Obrisano zahteva: {0}.", "Deleted {0} applications.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.delete-unconfirmed-applications",
        new LocalText("Fshi kërkesat e pakonfirmuara", "Obriši nepotvrđene zahteve", "Delete unconfirmed applications"),
        new LocalText(
            "Fshin kërkesat për anëtarësim, adresa e të cilave nuk u konfirmua me kohë, me gjithë të dhënat personale në to.",
            "Briše zahteve za učlanjenje čija adresa nije potvrđena na vreme, sa svim ličnim podacima u njima.",
            "Deletes applications for membership whose address was not confirmed in time, with everything personal in them."),
        MembershipRights.CleanUp,
        "0 30 3 * * ?",
        TimeSpan.FromMinutes(30),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var due = await Due(parameters.AtMost, cancellation);
        run.Log(_found, due.Count);
        if (parameters.OnlyCount)
            return;
        for (var done = 0; done < due.Count; done++)
        {
            await run.Report(done, due.Count, _deleting);
            await Delete(due[done], cancellation);
        }

        await ForgetWhoAskedAgain(cancellation);
        await run.Report(due.Count, due.Count);
        run.Log(_deleted, due.Count);
    }

    // It is kept for minutes only, as a keyed hash; a day later nobody needs it.
    private async Task ForgetWhoAskedAgain(CancellationToken cancellation)
    {
        await using var forget = databases.For(MembershipStreams.Module).CreateCommand(
            "DELETE FROM mt_doc_resent_confirmation WHERE data ->> 'at' < $1");
        forget.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.TextOf(clock.GetUtcNow().AddDays(-1)) });
        await forget.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<long> Touches(Parameters parameters, CancellationToken cancellation) =>
        parameters.OnlyCount ? 0 : (await Due(parameters.AtMost, cancellation)).Count;

    // A mail that is still to be written would outlive the person: it is written first, and forgotten with the rest.
    private async Task<List<Guid>> Due(int atMost, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_application AS waiting
            WHERE data ->> 'state' = 'unconfirmed' AND data ->> 'confirm_by' < $1
              AND (SELECT seq_id FROM mt_events WHERE stream_id = waiting.id AND version = 1)
                <= (SELECT last_seq_id FROM mt_event_progression WHERE name = 'membership.ask-to-confirm')
            ORDER BY data ->> 'confirm_by' LIMIT $2
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.TextOf(clock.GetUtcNow()) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var due = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            due.Add(reader.GetGuid(0));
        return due;
    }

    private Task<bool> Delete(Guid id, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var application = await writing.Load(MembershipStreams.Applications, id);
            if (application.State is not Application.Unconfirmed { Form.PersonId: var person })
                return false;
            await writing.Decide(MembershipStreams.Applications, id, new ApplicationCommand.DeleteUnconfirmed(writing.Now));
            if (application.State is not Application.Gone)
                return false;
            writing.DestroyKey(person, keys);
            await mails.Forget(writing, MembershipStreams.Module, person);
            return true;
        },
        cancellation);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 100_000)] int AtMost = 10_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
