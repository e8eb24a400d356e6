using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Views;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Duplicates;

/// <summary>
/// The one check for all ways in: who else may be the same human being. Entries of one register are compared, each by its keyed hashes;
/// what somebody has said to be two people is not brought up again.
/// </summary>
internal sealed class DuplicateCheck(Databases databases)
{
    /// <summary>Who looks like this entry, the most alike first.</summary>
    public async Task<IReadOnlyList<Duplicate>> Of(Entry entry, CancellationToken cancellation) =>
        (await Of([entry], cancellation))[entry.Id];

    /// <summary>The same for many at once.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Duplicate>>> Of(
        IReadOnlyCollection<Entry> entries, CancellationToken cancellation)
    {
        var others = await Others(entries, cancellation);
        var alike = entries.SelectMany(entry => Alike(entry, others)).ToList();
        var said = await Rows<DistinctPair>(
            DistinctPair.Table, [.. alike.Select(one => Entry.PairOf(one.Entry.Id, one.Other.Id))], pair => pair.Id, cancellation);
        alike.RemoveAll(one => said.ContainsKey(Entry.PairOf(one.Entry.Id, one.Other.Id)));
        var cards = await Rows<MemberCard>(MemberCard.Table, Ids(alike.Select(one => one.Other.MemberId)), card => card.Id, cancellation);
        var survivors = await Rows<MemberCard>(
            MemberCard.Table, Ids(cards.Values.Select(card => card.MergedInto)), card => card.Id, cancellation);
        var applications = await Rows<ApplicationRow>(
            ApplicationRow.Table,
            Ids(alike.Where(one => one.Other.MemberId is null).Select(one => one.Other.ApplicationId)),
            row => row.Id,
            cancellation);
        var found = alike.Select(one => (one.Entry, Duplicate: Shown(one.Entry, one.Other, one.Likeness, cards, survivors, applications)))
            .Where(one => one.Duplicate is not null).ToLookup(one => one.Entry.Id, one => one.Duplicate!);
        return entries.ToDictionary(entry => entry.Id, entry => (IReadOnlyList<Duplicate>)
            [.. found[entry.Id].OrderByDescending(one => one.Likeness.Score).ThenBy(one => one.PairId)]);
    }

    private static IEnumerable<(Entry Entry, Entry Other, Likeness Likeness)> Alike(Entry entry, ILookup<string, Entry> others) =>
        KeysOf(entry).SelectMany(key => others[key]).DistinctBy(other => other.Id)
            .Where(other => other.Id != entry.Id && other.LegalEntity == entry.LegalEntity)
            .Select(other => (entry, other, Likeness.Of(entry.Keys, other.Keys)))
            .Where(one => one.Item3.Score >= Likeness.Possible);

    private static Duplicate? Shown(
        Entry entry,
        Entry other,
        Likeness likeness,
        Dictionary<Guid, MemberCard> cards,
        Dictionary<Guid, MemberCard> survivors,
        Dictionary<Guid, ApplicationRow> applications)
    {
        var pair = Entry.PairOf(entry.Id, other.Id);
        if (other.MemberId is { } member && cards.TryGetValue(member, out var card))
        {
            var one = card.MergedInto is { } into && survivors.TryGetValue(into, out var survivor) ? survivor : card;
            var standing = one.EndedOn is null ? DuplicateStanding.Member : DuplicateStanding.Former;
            return one.Id == entry.MemberId ? null : new Duplicate(pair, other.Id, likeness, standing, one, Application: null);
        }

        return other.ApplicationId is { } id && applications.TryGetValue(id, out var row)
            && row.State is ApplicationRow.UnderReview or ApplicationRow.UnderAppeal
                ? new Duplicate(pair, other.Id, likeness, DuplicateStanding.Applicant, Card: null, row)
                : null;
    }

    // Whoever is alike enough has one of these in common: a part of the name and a near day of birth are too little together.
    private static IEnumerable<string> KeysOf(Entry entry) =>
        ((string?[])[entry.Keys.Mailbox, entry.Keys.Birth, entry.Keys.Name]).OfType<string>();

    private async Task<ILookup<string, Entry>> Others(IReadOnlyCollection<Entry> entries, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            $"""
            {Found(Entry.Table, "data #>> '{keys,mailbox}' = asked.key", "$1")}
            UNION {Found(Entry.Table, "data #>> '{keys,birth}' = asked.key", "$2")}
            UNION {Found(Entry.Table, "data #>> '{keys,name}' = asked.key", "$3")}
            """);
        find.Parameters.Add(Asked(entries.Select(entry => entry.Keys.Mailbox)));
        find.Parameters.Add(Asked(entries.Select(entry => entry.Keys.Birth)));
        find.Parameters.Add(Asked(entries.Select(entry => entry.Keys.Name)));
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var others = new List<Entry>();
        while (await reader.ReadAsync(cancellation))
            others.Add(StoredJson.Read<Entry>(reader.GetString(0)));
        return others.SelectMany(other => KeysOf(other).Select(key => (key, other))).ToLookup(one => one.key, one => one.other);
    }

    private async Task<Dictionary<Guid, TRow>> Rows<TRow>(
        RowTable table, Guid[] ids, Func<TRow, Guid> idOf, CancellationToken cancellation)
    {
        var rows = new Dictionary<Guid, TRow>();
        if (ids.Length == 0)
            return rows;
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            Found(table, "id = asked.key::uuid", "$1"));
        find.Parameters.Add(Asked(ids.Select(id => id.ToString())));
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var row = StoredJson.Read<TRow>(reader.GetString(0));
            rows[idOf(row)] = row;
        }

        return rows;
    }

    private static Guid[] Ids(IEnumerable<Guid?> ids) => [.. ids.OfType<Guid>().Distinct()];

    // As JSON, each looked up by itself: an array's length is known to PostgreSQL, which plans anew for every one of them.
    private static string Found(RowTable table, string condition, string asked) =>
        $"SELECT found.data FROM jsonb_array_elements_text({asked}) AS asked (key) CROSS JOIN LATERAL "
        + $"(SELECT data::text AS data FROM {table.TableName} WHERE {condition} OFFSET 0) AS found";

    private static NpgsqlParameter Asked(IEnumerable<string?> keys) =>
        new() { Value = JsonSerializer.Serialize(keys.OfType<string>().Distinct()), NpgsqlDbType = NpgsqlDbType.Jsonb };
}
