using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Voting;
using VoltKosova.Membership.Dues;
using VoltKosova.Policy;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Voting;

/// <summary>
/// Gathers what the vote of a member hangs on: the timeline, the dues, the rules; today's, or as they were known at an instant.
/// </summary>
internal sealed class Voters(Store<MembershipStreams> store, Databases databases, PolicyBook policy)
{
    /// <summary>Everything that was ever said about voting.</summary>
    public Task<PolicySnapshot> Rules(CancellationToken cancellation) => policy.Read(cancellation, VotingPolicy.Settings);

    /// <summary>A member as a voter; null when there is none, or was not known to be one then.</summary>
    public async Task<Voter?> Find(Guid member, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        var known = (await store.Read(MembershipStreams.Members, member, cancellation)).State as Member.Known;
        return (knownAt is { } at ? known?.Timeline.KnownAt(at) : known?.Timeline) is { } timeline
            ? new Voter(timeline, timeline.Details.BirthDate, await Dues([member, .. timeline.AbsorbedNow], knownAt, cancellation))
            : null;
    }

    /// <summary>Every membership that lasts, and those that are still noted as voting.</summary>
    public Task<IReadOnlyList<Guid>> Lasting(CancellationToken cancellation) => Ids(
        "SELECT id FROM mt_doc_member_card WHERE data ->> 'ended_on' IS NULL OR data ->> 'can_vote' = 'true' ORDER BY id",
        [],
        cancellation);

    /// <summary>Everybody who ever was in one of these chapters, those too whom nobody can tell any more.</summary>
    public Task<IReadOnlyList<Guid>> EverIn(IReadOnlyCollection<Guid> chapters, CancellationToken cancellation) => Ids(
        """
        SELECT DISTINCT stream_id FROM mt_events
        WHERE type IN ('membership.member-admitted.v1', 'membership.member-chapter-joined.v1') AND data ->> 'chapter_id' = ANY ($1)
        ORDER BY stream_id
        """,
        [new NpgsqlParameter<string[]> { TypedValue = [.. chapters.Select(chapter => chapter.ToString())] }],
        cancellation);

    // Of a human being with two memberships both: charges stay with the one that they were raised for.
    private async Task<IReadOnlyList<DuesOfVoter>> Dues(
        IReadOnlyCollection<Guid> members, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        var dues = new List<DuesOfVoter>();
        foreach (var row in await Charges(members, cancellation))
        {
            var then = knownAt is { } at ? await store.RowAsOf(ChargeRow.Projection, row.Id, at, cancellation) : row;
            if (then is not null)
                dues.Add(new DuesOfVoter(then.DueOn, then.RemindedOn, then.SettledOn));
        }

        return dues;
    }

    private async Task<IReadOnlyList<ChargeRow>> Charges(IReadOnlyCollection<Guid> members, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT data FROM mt_doc_charge WHERE data ->> 'member_id' = ANY ($1) ORDER BY data ->> 'due_on', id");
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. members.Select(member => member.ToString())] });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var rows = new List<ChargeRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(StoredJson.Read<ChargeRow>(reader.GetString(0)));
        return rows;
    }

    private async Task<IReadOnlyList<Guid>> Ids(string sql, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(sql);
        find.Parameters.AddRange(parameters);
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            ids.Add(reader.GetGuid(0));
        return ids;
    }
}
