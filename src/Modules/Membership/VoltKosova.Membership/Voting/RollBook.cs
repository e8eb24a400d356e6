using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Voting;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Voting;

/// <summary>Reads a roll with its lines.</summary>
internal sealed class RollBook(Store<MembershipStreams> store, Databases databases)
{
    /// <summary>What was frozen; null when there is no such roll.</summary>
    public async Task<(RollEvent.Frozen Frozen, IReadOnlyList<RollLine> Lines)?> Read(Guid roll, CancellationToken cancellation) =>
        (await store.Read(MembershipStreams.Rolls, roll, cancellation)).State is RollEvent.Frozen frozen
            ? (frozen, await Lines(roll, cancellation))
            : null;

    /// <summary>The canonical text of what stands in the tables.</summary>
    public static string TextOf(RollEvent.Frozen frozen, IEnumerable<RollLine> lines) => RollText.Of(
        RollText.Head(frozen.Chapters, frozen.LegalEntity, frozen.Day, frozen.KnownAt, frozen.Rules), lines);

    /// <summary>Takes away what an attempt left that was ended before it had frozen anything.</summary>
    public async Task Clear(Guid roll, CancellationToken cancellation)
    {
        await using var clear = databases.For(MembershipStreams.Module).CreateCommand(
            "DELETE FROM mt_doc_roll_line WHERE data ->> 'roll_id' = $1");
        clear.Parameters.Add(new NpgsqlParameter<string> { TypedValue = roll.ToString() });
        await clear.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<IReadOnlyList<RollLine>> Lines(Guid roll, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT data FROM mt_doc_roll_line WHERE data ->> 'roll_id' = $1 ORDER BY data ->> 'member_id'");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = roll.ToString() });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var lines = new List<RollLine>();
        while (await reader.ReadAsync(cancellation))
            lines.Add(StoredJson.Read<RollLine>(reader.GetString(0)));
        return lines;
    }
}
