using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Peers;

/// <summary>
/// Finds whom a peer means. The hash is made with a key of that peer, so it cannot be looked up: every address is hashed and compared. That
/// is why it happens in a reaction and not in a request.
/// </summary>
internal sealed class PeopleByHash(Databases databases, PeerHashes hashes)
{
    /// <summary>Whether somebody with such an address is a member, and who.</summary>
    public async Task<(CheckAnswer Answer, Guid? MemberId)> Find(Guid peer, string hash, CancellationToken cancellation)
    {
        var fits = await hashes.Matching(peer, hash, cancellation);
        if (await First(
            "SELECT id, data ->> 'email' FROM mt_doc_member_card WHERE data ->> 'ended_on' IS NULL", fits, cancellation) is { } id)
            return (CheckAnswer.Yes, id);
        return await First(
            "SELECT id, data ->> 'email' FROM mt_doc_application WHERE data ->> 'state' = 'under_review'", fits, cancellation) is null
                ? (CheckAnswer.No, null)
                : (CheckAnswer.Unknown, null);
    }

    private async Task<Guid?> First(string sql, Func<EmailAddress, bool> fits, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(sql);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (!reader.IsDBNull(1) && EmailAddress.TryParse(reader.GetString(1), out var address) && fits(address))
                return reader.GetGuid(0);
        }

        return null;
    }
}
