using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Integrity;
using VoltKosova.Membership.Peers;
using VoltKosova.Policy;
using VoltKosova.Postgres;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// What was handed over with a member, to another Volt chapter or from it, is kept as long as cases are, and then forgotten: the day of
/// joining, the hash, the sanctions with the key of an offer that nobody accepted.
/// </summary>
internal sealed class OldTransfers(
    Store<MembershipStreams> store, Databases databases, IPersonKeys keys, PolicyBook policy, TimeProvider clock) : IRetain
{
    private const int Piece = 100;

    private const string Old =
        $"FROM mt_doc_transfer WHERE data ->> 'state' <> '{TransferRow.Forgotten}' AND (data ->> 'begun_at')::timestamptz < $1";

    public string Id => "transfers";

    public async Task<RetentionRule> Rule(CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var rules = await policy.Read(cancellation, IntegrityPolicy.RetentionDays);
        var (from, source) = rules.OriginOf(IntegrityPolicy.RetentionDays, today);
        return new RetentionRule(
            Id,
            new LocalText("Kalimet te Volt në vende të tjera", "Prelasci u Volt u drugim zemljama", "Transfers between Volt chapters"),
            rules.Number(IntegrityPolicy.RetentionDays, today),
            from,
            source);
    }

    public async Task<long> Count(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var count = Command("SELECT count(*) " + Old, before);
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<long> DeletePiece(DateTimeOffset before, CancellationToken cancellation)
    {
        var due = new List<Guid>();
        await using (var find = Command($"SELECT id {Old} LIMIT {Piece}", before))
        await using (var reader = await find.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
                due.Add(reader.GetGuid(0));
        }

        foreach (var id in due)
            await store.Write(writing => Forget(writing, id, keys), cancellation);
        return due.Count;
    }

    /// <summary>Forgets one, with the key of an offer that nobody has accepted.</summary>
    internal static async Task<bool> Forget(Writing writing, Guid id, IPersonKeys keys)
    {
        var transfer = (await writing.Load(MembershipStreams.Transfers, id)).State;
        await writing.Decide(MembershipStreams.Transfers, id, new TransferCommand.Forget(id, writing.Now));
        if (transfer is Transfer.Wished { MemberId: var wishing })
            await TransferOffers.Close(writing, wishing, id);
        if (transfer is Transfer.Going { MemberId: var going })
            await TransferOffers.Close(writing, going, id);
        if (transfer is Transfer.Coming { PersonId: { } person })
            writing.DestroyKey(person, keys);
        return true;
    }

    private NpgsqlCommand Command(string sql, DateTimeOffset before)
    {
        var command = databases.For(MembershipStreams.Module).CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
        return command;
    }
}
