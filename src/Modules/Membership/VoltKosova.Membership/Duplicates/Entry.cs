using System.Security.Cryptography;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Duplicates;

/// <summary>
/// Somebody who came in, by whatever door: an application whose address was confirmed, and the membership that came of it; or the line of
/// an import. It keeps nothing but keyed hashes, and it is one entry through all of that, so that what was said about it stays said.
/// </summary>
/// <param name="Id">The application; of an imported member the membership.</param>
/// <param name="ApplicationId">The application; absent where there was none.</param>
/// <param name="MemberId">The membership that came of it; absent while there is none.</param>
internal sealed record Entry(Guid Id, LegalEntity LegalEntity, Guid? ApplicationId, Guid? MemberId, MatchKeys Keys)
{
    public static RowTable Table { get; } = new("entry");

    /// <summary>One pair, whichever comes first, so that what was said about it is found without looking for it.</summary>
    public static Guid PairOf(Guid one, Guid other)
    {
        var (first, second) = one.CompareTo(other) < 0 ? (one, other) : (other, one);
        return new Guid(SHA256.HashData([.. first.ToByteArray(), .. second.ToByteArray()]).AsSpan(0, 16));
    }
}

/// <summary>Makes the keys by which entries are compared.</summary>
internal sealed class EntryKeys(BlindIndex index)
{
    public MatchKeys Of(string? givenName, string? familyName, string? email, DateOnly? born) =>
        MatchKeys.Of(givenName, familyName, email, born, (kind, text) => index.Of($"membership.entry.{kind}", text));

    public Entry Of(ApplicationRow row) => new(
        row.Id, row.LegalEntity, row.Id, MemberId: null, Of(row.GivenName, row.FamilyName, row.Email, row.BirthDate));

    public Entry Of(ApplicationEvent.Submitted form) => new(
        form.ApplicationId,
        form.LegalEntity ?? LegalEntity.Ngo,
        form.ApplicationId,
        MemberId: null,
        Of(form.GivenName, form.FamilyName, form.Email, form.BirthDate));

    public Entry Of(Member.Known member)
    {
        var (admission, details) = (member.Admission, member.Timeline.Details);
        return new Entry(
            admission.ApplicationId,
            admission.LegalEntity ?? LegalEntity.Ngo,
            admission.ApplicationId == admission.MemberId ? null : admission.ApplicationId,
            admission.MemberId,
            Of(details.GivenName, details.FamilyName, details.Email, details.BirthDate));
    }
}

/// <summary>Two entries of which somebody has said that they are two human beings.</summary>
internal sealed record DistinctPair(Guid Id, Guid First, Guid Second, Guid By, DateTimeOffset At) : InlineRow
{
    public static RowTable Table { get; } = new("distinct_pair");

    public static Kernel.Projection<DistinctPair, PairEvent> Projection { get; } = new((row, fact) => fact is PairEvent.SaidDistinct f
        ? new DistinctPair(f.PairId, f.First, f.Second, f.By, f.At)
        : row);
}
