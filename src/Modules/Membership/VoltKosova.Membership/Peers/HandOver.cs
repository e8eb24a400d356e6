using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Contracts;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Peers;

/// <summary>
/// What goes along when a member goes to another Volt chapter: until when dues are paid, and which sanctions run, by kind and last day.
/// Grounds, texts and the case itself stay with the body.
/// </summary>
internal sealed class HandOver(Databases databases)
{
    private static readonly Dictionary<string, SanctionKind> _running = ((SanctionKind[])
        [SanctionKind.ForumBan, SanctionKind.OfficeBan, SanctionKind.Suspension]).ToDictionary(kind => StoredJson.NameOf(kind));

    /// <returns>The "no" while an exclusion is not final.</returns>
    public async Task<(DateOnly? PaidUntil, IReadOnlyList<Sanction> Sanctions, Rejection? No)> Of(
        Member.Known member, DateOnly today, CancellationToken cancellation)
    {
        var timeline = member.Timeline;
        Guid[] ids = [member.Admission.MemberId, .. timeline.AbsorbedNow];
        var decided = await Decided(ids, cancellation);
        if (decided.Any(one => one is { Sanction.Kind: SanctionKind.Exclusion, IsFinal: false }))
            return (null, [], new ExclusionNotFinal());
        IEnumerable<Sanction> running =
        [
            .. timeline.RestOn(today) is { } rest ? [new Sanction(SanctionKind.Suspension, rest.Until)] : (Sanction[])[],
            .. decided.Select(one => one.Sanction).Where(one => one.IsBan()),
            .. timeline.BansOn(today),
            .. timeline.Facts.OfType<MemberEvent.HandedOver>().SelectMany(fact => fact.Sanctions ?? [])
                .Where(one => one.Kind != SanctionKind.Suspension),
        ];
        return (
            PaidDues.Until(timeline.DuesHandedOverUntil, await Charges(ids, cancellation)),
            [.. running.Where(one => !(one.Until < today)).Distinct()],
            null);
    }

    public static IReadOnlyList<HandedOverSanction>? Told(IReadOnlyList<Sanction>? sanctions) =>
        sanctions?.Select(one => new HandedOverSanction(StoredJson.NameOf(one.Kind), one.Until)).ToList();

    /// <summary>What of it is known here: a peer of a later version may tell more, and one that is broken nothing at all.</summary>
    public static IReadOnlyList<Sanction>? Heard(IReadOnlyList<HandedOverSanction?>? told) => told?
        .Where(one => one?.Kind is { } kind && _running.ContainsKey(kind))
        .Select(one => new Sanction(_running[one!.Kind], one.Until)).ToList();

    private async Task<List<(Sanction Sanction, bool IsFinal)>> Decided(Guid[] members, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT (data -> 'sanction')::text, data ->> 'state' = 'closed' FROM mt_doc_case
            WHERE data ->> 'accused_member_id' = ANY ($1) AND data -> 'sanction' IS NOT NULL ORDER BY id
            """);
        find.Parameters.Add(OfThem(members));
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var decided = new List<(Sanction, bool)>();
        while (await reader.ReadAsync(cancellation))
            decided.Add((StoredJson.Read<Sanction>(reader.GetString(0)), reader.GetBoolean(1)));
        return decided;
    }

    private async Task<List<(DateOnly From, DateOnly Until, bool IsSettled)>> Charges(Guid[] members, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT (data ->> 'from')::date, (data ->> 'until')::date, data ->> 'state' <> 'open' FROM mt_doc_charge
            WHERE data ->> 'member_id' = ANY ($1)
            """);
        find.Parameters.Add(OfThem(members));
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var charges = new List<(DateOnly, DateOnly, bool)>();
        while (await reader.ReadAsync(cancellation))
            charges.Add((reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1), reader.GetBoolean(2)));
        return charges;
    }

    private static NpgsqlParameter<string[]> OfThem(Guid[] members) =>
        new() { TypedValue = [.. members.Select(member => member.ToString())] };
}
