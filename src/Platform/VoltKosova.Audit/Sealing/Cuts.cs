using System.Globalization;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Audit;

/// <summary>
/// That all entries up to the end of a seal were deleted by the rule. The mark is made with a key that is not in the database: whoever
/// deletes entries there cannot make it look like a rule.
/// </summary>
/// <param name="Seal">The number of the last seal whose entries are gone.</param>
/// <param name="SealMark">Its mark.</param>
/// <param name="CutAt">When.</param>
/// <param name="Mark">A keyed hash of all that.</param>
internal sealed record Cut(long Seal, string SealMark, DateTimeOffset CutAt, string Mark)
{
    /// <summary>What the mark is over.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Seal} {SealMark} {StoredJson.TextOf(CutAt)}");
}

/// <summary>Deletes what the trail has kept long enough, whole seals at a time and never from the middle.</summary>
internal sealed class Cuts(Databases databases, BlindIndex marks, IdSource ids, TimeProvider clock)
{
    private const string Purpose = "audit.cut";

    // Seals of which all entries may go: there is none younger before them.
    private const string Due =
        """
        FROM mt_doc_seal AS seal
        WHERE (seal.data ->> 'sealed_at')::timestamptz < $1
          AND seal.number > coalesce((SELECT max(number) FROM mt_doc_cut), 0)
        """;

    private readonly NpgsqlDataSource _database = databases.For(AuditSchema.Name);

    /// <summary>The newest cut, or null.</summary>
    public async Task<Cut?> Newest(CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand("SELECT data::text FROM mt_doc_cut ORDER BY number DESC LIMIT 1");
        return await command.ExecuteScalarAsync(cancellation) is string json ? StoredJson.Read<Cut>(json) : null;
    }

    /// <summary>Whether we have made the cut, at a seal that is there.</summary>
    public bool IsGenuine(Cut cut, IReadOnlyList<Seal> seals) =>
        cut.Mark == marks.Of(Purpose, cut.Text) && seals.Any(seal => seal.Number == cut.Seal && seal.Mark == cut.SealMark);

    /// <summary>How many entries were sealed before a moment and are still there.</summary>
    public async Task<long> Count(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var count = _database.CreateCommand($"SELECT coalesce(sum((seal.data ->> 'entries')::bigint), 0)::bigint {Due}");
        count.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Cuts off the entries of the oldest seal of before a moment.</summary>
    /// <returns>How many there were; 0 when there is no such seal.</returns>
    public async Task<long> Next(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var find = _database.CreateCommand($"SELECT seal.data::text {Due} ORDER BY seal.number LIMIT 1");
        find.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
        if (await find.ExecuteScalarAsync(cancellation) is not string json)
            return 0;
        var seal = StoredJson.Read<Seal>(json);
        var cut = new Cut(seal.Number, seal.Mark, clock.GetUtcNow(), "");
        cut = cut with { Mark = marks.Of(Purpose, cut.Text) };
        await using var make = _database.CreateCommand("SELECT cut_trail($1, $2, $3::jsonb)");
        foreach (var value in (object[])[cut.Seal, ids.Next(), StoredJson.Write(cut)])
            make.Parameters.Add(new NpgsqlParameter { Value = value });
        return (long)(await make.ExecuteScalarAsync(cancellation))!;
    }
}
