using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Integrity;
using VoltKosova.Membership.Peers;
using VoltKosova.Policy;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// What was handed over with a member, to another Volt chapter or from it, is kept as long as cases are, and then forgotten: the day of
/// joining, the hash, the sanctions with the key of an offer that nobody accepted.
/// </summary>
internal sealed class OldTransfers(
    Store<MembershipStreams> store, Databases databases, IPersonKeys keys, PolicyBook policy, TimeProvider clock)
    : KeptForDays(
        "transfers",
        new LocalText("Kalimet te Volt në vende të tjera", "Prelasci u Volt u drugim zemljama", "Transfers between Volt chapters"),
        IntegrityPolicy.RetentionDays,
        $"FROM mt_doc_transfer WHERE data ->> 'state' <> '{TransferRow.Forgotten}' AND (data ->> 'begun_at')::timestamptz < $1",
        store,
        databases,
        policy,
        clock)
{
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

    protected override Task<bool> Forget(Writing writing, string one) => Forget(writing, Guid.Parse(one), keys);
}
