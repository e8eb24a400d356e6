using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Messaging;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Peers;

/// <summary>There is nobody to hand over any more: what was asked for or offered is taken back, and the other chapter is told.</summary>
internal sealed class WhenMembershipEndsThenWithdrawTransfers(Databases databases) : IReaction<MemberEvent.Ended>
{
    public async Task When(Delivered<MemberEvent.Ended> delivered, Writing writing)
    {
        var member = delivered.Event.MemberId;
        foreach (var id in await Waiting(member, writing.Cancellation))
        {
            await writing.Decide(MembershipStreams.Transfers, id, new TransferCommand.Withdraw(id, By: null, writing.Now));
            await TransferOffers.Close(writing, member, id);
        }
    }

    private async Task<IReadOnlyList<Guid>> Waiting(Guid member, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            $"""
            SELECT id FROM mt_doc_transfer
            WHERE data ->> 'member_id' = $1 AND data ->> 'direction' = '{TransferRow.Going}'
              AND data ->> 'state' IN ('requested', 'offered')
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = member.ToString() });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var waiting = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            waiting.Add(reader.GetGuid(0));
        return waiting;
    }
}
