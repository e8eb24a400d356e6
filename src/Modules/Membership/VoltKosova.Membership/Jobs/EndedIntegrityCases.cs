using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Integrity;
using VoltKosova.Policy;
using VoltKosova.Postgres;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Cases are kept for a while after everything that came of them has ended, and then forgotten: the key of what was written, the row, the
/// return code, the mails. Where a party has asked to be forgotten meanwhile, a case goes as soon as it has ended.
/// </summary>
internal sealed class EndedIntegrityCases(
    Store<MembershipStreams> store, Databases databases, IPersonKeys keys, Mailbox mails, PolicyBook policy, TimeProvider clock) : IRetain
{
    private const int Piece = 100;

    private const string Ended =
        """
        FROM mt_doc_case
        WHERE (data ->> 'ended_on')::date < CASE WHEN data ->> 'is_brief' = 'true' THEN $2::date ELSE $1::date END
        """;

    public string Id => "integrity-cases";

    public async Task<RetentionRule> Rule(CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var rules = await policy.Read(cancellation, IntegrityPolicy.RetentionDays);
        var (from, source) = rules.OriginOf(IntegrityPolicy.RetentionDays, today);
        return new RetentionRule(
            Id,
            new LocalText("Rastet e integritetit", "Slučajevi integriteta", "Integrity cases"),
            rules.Number(IntegrityPolicy.RetentionDays, today),
            from,
            source);
    }

    public async Task<long> Count(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var count = Command("SELECT count(*) " + Ended, before);
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<long> DeletePiece(DateTimeOffset before, CancellationToken cancellation)
    {
        var due = new List<Guid>();
        await using (var find = Command($"SELECT id {Ended} LIMIT {Piece}", before))
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
        var one = await writing.Load(MembershipStreams.Cases, id);
        if (one.State is not { State: CaseState.Closed, Complaint.PersonId: var person })
            return false;
        await writing.Decide(MembershipStreams.Cases, id, new CaseCommand.Say(new CaseEvent.Erased(id, writing.Now)));
        await DropCode(writing, id);
        await mails.Forget(writing, MembershipStreams.Module, person);
        writing.DestroyKey(person, keys);
        return true;
    }

    private async Task DropCode(Writing writing, Guid id)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_return_code WHERE data ->> 'case_id' = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id.ToString() });
        await using var reader = await find.ExecuteReaderAsync(writing.Cancellation);
        while (await reader.ReadAsync(writing.Cancellation))
            writing.Delete(CaseStore.ReturnCodes, reader.GetString(0));
    }

    private NpgsqlCommand Command(string sql, DateTimeOffset before)
    {
        var command = databases.For(MembershipStreams.Module).CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = Seat.DayOf(before) });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = Seat.DayOf(clock.GetUtcNow()) });
        return command;
    }
}
