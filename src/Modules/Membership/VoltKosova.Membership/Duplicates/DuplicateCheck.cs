using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Duplicates;

/// <summary>
/// The one check for all ways in: who else may be the same human being. Entries are compared, each by its keyed hashes; of another register
/// only who was put out is told. What somebody has said to be two people is not brought up again.
/// </summary>
internal sealed class DuplicateCheck(IServiceProvider services, Databases databases)
{
    private IEventStore Store => services.GetRequiredKeyedService<IEventStore>(MembershipStreams.Module);

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
            DistinctPair.Table, alike.Select(one => (Guid?)Entry.PairOf(one.Entry.Id, one.Other.Id)), cancellation);
        alike.RemoveAll(one => said.ContainsKey(Entry.PairOf(one.Entry.Id, one.Other.Id)));
        var cards = await Rows<MemberCard>(MemberCard.Table, alike.Select(one => one.Other.MemberId), cancellation);
        var survivors = await Rows<MemberCard>(MemberCard.Table, cards.Values.Select(card => card.MergedInto), cancellation);
        var applications = await Rows<ApplicationRow>(
            ApplicationRow.Table, alike.Where(one => one.Other.MemberId is null).Select(one => one.Other.ApplicationId), cancellation);
        var found = alike.Select(one => (one.Entry, Duplicate: Shown(one.Entry, one.Other, one.Likeness, cards, survivors, applications)))
            .Where(one => one.Duplicate is not null).ToLookup(one => one.Entry.Id, one => one.Duplicate!);
        return entries.ToDictionary(entry => entry.Id, entry => (IReadOnlyList<Duplicate>)
            [.. found[entry.Id].OrderByDescending(one => one.Likeness.Score).ThenBy(one => one.PairId)]);
    }

    private static IEnumerable<(Entry Entry, Entry Other, Likeness Likeness)> Alike(Entry entry, ILookup<string, Entry> others) =>
        KeysOf(entry).SelectMany(key => others[key]).DistinctBy(other => other.Id)
            .Where(other => other.Id != entry.Id)
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
            var found = new Duplicate(pair, other.Id, likeness, standing, one, Application: null, WasPutOut(card) || WasPutOut(one));
            var isTold = other.LegalEntity == entry.LegalEntity || found is { Standing: DuplicateStanding.Former, IsPutOut: true };
            return isTold && one.Id != entry.MemberId ? found : null;
        }

        return other.LegalEntity == entry.LegalEntity
            && other.ApplicationId is { } id && applications.TryGetValue(id, out var row)
            && row.State is ApplicationRow.UnderReview or ApplicationRow.UnderAppeal
                ? new Duplicate(pair, other.Id, likeness, DuplicateStanding.Applicant, Card: null, row)
                : null;
    }

    private static bool WasPutOut(MemberCard card) =>
        card.ExcludedOn is not null || card.EndedFor is MembershipEnd.Excluded or MembershipEnd.Revoked;

    // Whoever is alike enough has one of these in common: a part of the name and a near day of birth are too little together.
    private static IEnumerable<string> KeysOf(Entry entry) =>
        ((string?[])[entry.Keys.Mailbox, entry.Keys.Birth, entry.Keys.Name]).OfType<string>();

    private async Task<ILookup<string, Entry>> Others(IReadOnlyCollection<Entry> entries, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            $"{ByKey("mailbox", "$1")} UNION {ByKey("birth", "$2")} UNION {ByKey("name", "$3")}");
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

    private async Task<Dictionary<Guid, TRow>> Rows<TRow>(RowTable table, IEnumerable<Guid?> ids, CancellationToken cancellation)
    {
        string[] asked = [.. ids.OfType<Guid>().Distinct().Select(id => id.ToString())];
        if (asked.Length == 0)
            return [];
        var rows = await Store.ReadRows(table, asked, cancellation);
        return rows.ToDictionary(row => Guid.Parse(row.Key), row => StoredJson.Read<TRow>(row.Value));
    }

    // The keys come as JSON, each looked up by itself, for the reason for which rows by their ids are (RowsById).
    private static string ByKey(string key, string asked) =>
        $"SELECT found.data FROM jsonb_array_elements_text({asked}) AS asked (key) CROSS JOIN LATERAL "
        + $"(SELECT data::text AS data FROM {Entry.Table.TableName} WHERE data #>> '{{keys,{key}}}' = asked.key OFFSET 0) AS found";

    private static NpgsqlParameter Asked(IEnumerable<string?> keys) =>
        new() { Value = JsonSerializer.Serialize(keys.OfType<string>().Distinct()), NpgsqlDbType = NpgsqlDbType.Jsonb };
}
