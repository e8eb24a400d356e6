using System.Collections.Immutable;
using VoltKosova.Chapters.Domain.Posts;

namespace VoltKosova.Chapters.Domain.Holders;

/// <summary>
/// A person as far as posts are concerned: whether they are a member, and what they hold in whatever chapter. It is a stream of its own, so
/// that two chapters that appoint one person at the same time cannot both be first.
/// </summary>
/// <param name="MemberId">The membership; null for somebody who is not a member.</param>
/// <param name="Lost">Memberships that are over: their beginning may be heard of later than their end.</param>
internal sealed record Holder(Guid? MemberId, IReadOnlyList<Guid> Lost, IReadOnlyList<Office> Offices)
{
    /// <summary>By which bans the person is kept from offices, and on which days.</summary>
    public ImmutableDictionary<Guid, BarredDays> Bans { get; init; } = ImmutableDictionary<Guid, BarredDays>.Empty;

    /// <summary>Whether nobody can tell any more who it is.</summary>
    public bool IsForgotten { get; init; }

    public static Holder Initial { get; } = new(null, [], []);

    public static Holder Evolve(Holder holder, HolderEvent fact) => fact switch
    {
        HolderEvent.MemberKnown f => holder with { MemberId = f.MemberId },
        HolderEvent.MemberLost f => holder with
        {
            MemberId = holder.MemberId == f.MemberId ? null : holder.MemberId,
            Lost = [.. holder.Lost, f.MemberId],
        },
        HolderEvent.OfficeTaken f => holder with
        {
            Offices = [.. holder.Offices, new Office(f.MandateId, f.PostId, f.Kind, f.Incompatible, f.From, f.Until, IsLeft: false)],
        },
        HolderEvent.OfficeLeft f => holder with
        {
            Offices =
            [
                .. holder.Offices.Select(office =>
                    office.MandateId == f.MandateId ? office with { LastDay = f.LastDay, IsLeft = true } : office),
            ],
        },
        HolderEvent.Barred f => holder with
        {
            Bans = f.Days is { } days ? holder.Bans.SetItem(f.BanId, days) : holder.Bans.Remove(f.BanId),
        },
        HolderEvent.Forgotten => holder with { Bans = holder.Bans.Clear(), IsForgotten = true },
        _ => holder,
    };
}

/// <summary>What somebody holds or held.</summary>
internal sealed record Office(
    Guid MandateId, Guid PostId, PostKind Kind, IReadOnlyList<PostKind> Incompatible, DateOnly From, DateOnly LastDay, bool IsLeft)
{
    /// <summary>Whether nobody may hold both: it is enough that one of the two says so.</summary>
    public bool Excludes(HolderEvent.OfficeTaken other) => From <= other.Until && other.From <= LastDay
        && (Incompatible.Contains(other.Kind) || other.Incompatible.Contains(Kind));
}

/// <summary>Days on which somebody can hold no office.</summary>
/// <param name="From">The first one.</param>
/// <param name="Until">The last one; null where there is none.</param>
internal sealed record BarredDays(DateOnly From, DateOnly? Until)
{
    public bool Touch(HolderEvent.OfficeTaken office) => From <= office.Until && !(Until < office.From);
}
