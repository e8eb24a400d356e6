using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Policy;
using VoltKosova.Postgres;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Applications that no membership came of are kept for an appeal and then forgotten: the key of the personal fields, the row, the claim of
/// the address, the mails, the consents. An applicant is a person of their own, so nothing else goes with them.
/// </summary>
internal sealed class RefusedApplications(
    Store<MembershipStreams> store,
    Databases databases,
    IPersonKeys keys,
    Mailbox mails,
    ConsentBook consents,
    PolicyBook policy,
    TimeProvider clock) : IRetain
{
    private const int Piece = 100;

    private const string Refused =
        "FROM mt_doc_application WHERE data ->> 'state' IN ('refused', 'withdrawn') AND (data ->> 'decided_at')::timestamptz < $1";

    public string Id => "refused-applications";

    public async Task<RetentionRule> Rule(CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var rules = await policy.Read(cancellation, MembershipPolicy.RefusedDays);
        var (from, source) = rules.OriginOf(MembershipPolicy.RefusedDays, today);
        return new RetentionRule(
            Id,
            new LocalText("Kërkesat e refuzuara", "Odbijeni zahtevi", "Applications that were refused"),
            rules.Number(MembershipPolicy.RefusedDays, today),
            from,
            source);
    }

    public async Task<long> Count(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var count = Command("SELECT count(*) " + Refused, before);
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<long> DeletePiece(DateTimeOffset before, CancellationToken cancellation)
    {
        var due = new List<Guid>();
        await using (var find = Command($"SELECT id {Refused} LIMIT {Piece}", before))
        await using (var reader = await find.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
                due.Add(reader.GetGuid(0));
        }

        foreach (var id in due)
            await store.Write(writing => Forget(writing, id), cancellation);
        return due.Count;
    }

    private async Task<bool> Forget(Writing writing, Guid id)
    {
        var application = await writing.Load(MembershipStreams.Applications, id);
        var form = application.State switch
        {
            Application.Decided { MemberId: null } decided => decided.Form,
            Application.TakenBack taken => taken.Form,
            _ => null,
        };
        if (form is null)
            return false;
        await writing.Decide(MembershipStreams.Applications, id, new ApplicationCommand.Erase(id, writing.Now));
        await FreeAddress(writing, id);
        writing.Delete(Entry.Table, id.ToString());
        await consents.Forget(writing, form.PersonId);
        await mails.Forget(writing, MembershipStreams.Module, form.PersonId);
        writing.DestroyKey(form.PersonId, keys);
        return true;
    }

    private async Task FreeAddress(Writing writing, Guid application)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_confirmed_address WHERE data ->> 'application_id' = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = application.ToString() });
        await using var reader = await find.ExecuteReaderAsync(writing.Cancellation);
        while (await reader.ReadAsync(writing.Cancellation))
            writing.Delete(MembershipStreams.ConfirmedAddresses, reader.GetString(0));
    }

    private NpgsqlCommand Command(string sql, DateTimeOffset before)
    {
        var command = databases.For(MembershipStreams.Module).CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
        return command;
    }
}
