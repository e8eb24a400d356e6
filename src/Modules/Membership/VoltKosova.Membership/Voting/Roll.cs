using System.Security.Cryptography;
using System.Text;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Voting;

namespace VoltKosova.Membership.Voting;

/// <summary>A member on a roll. It names nobody: when the person is erased the line stays, and its id leads nowhere.</summary>
/// <param name="ChapterId">The chapter of the member on the day.</param>
/// <param name="Unmet">What stands in the way of the vote; empty for those who can.</param>
internal sealed record RollLine(string Id, Guid RollId, Guid MemberId, Guid ChapterId, bool CanVote, IReadOnlyList<VotingRule> Unmet)
{
    public static string IdOf(Guid roll, Guid member) => $"{roll}:{member}";
}

/// <summary>A roll as staff see it.</summary>
/// <param name="KnownAt">What was recorded later does not count.</param>
/// <param name="Rules">The rules of the day, each as <c>key=value</c>.</param>
/// <param name="Lines">How many members are on it, without the vote too.</param>
internal sealed record RollRow(
    Guid Id,
    Guid ChapterId,
    LegalEntity LegalEntity,
    DateOnly Day,
    DateTimeOffset KnownAt,
    DateTimeOffset FrozenAt,
    IReadOnlyList<string> Rules,
    int Lines,
    int CanVote,
    string Sha256) : InlineRow
{
    public static RowTable Table { get; } = new("roll");

    public static Projection<RollRow, RollEvent> Projection { get; } = new((row, fact) => fact is RollEvent.Frozen f
        ? new RollRow(
            f.RollId, f.ChapterId, f.LegalEntity, f.Day, f.KnownAt, f.KnownAt, f.Rules.Split(';'), f.Lines, f.CanVote, f.Sha256)
        : row);
}

/// <summary>
/// The canonical text of a roll: a head and a line per member by rising id, LF after each, UTF-8 without a mark. Whoever has it can make
/// the
/// hash with any tool.
/// </summary>
internal static class RollText
{
    public static string Of(string head, IEnumerable<RollLine> lines)
    {
        var text = new StringBuilder(head).Append('\n');
        foreach (var line in lines.OrderBy(line => line.MemberId.ToString(), StringComparer.Ordinal))
        {
            text.Append(line.MemberId).Append(' ').Append(line.ChapterId).Append(line.CanVote ? " yes" : " no ")
                .AppendJoin(',', line.Unmet.Order().Select(rule => StoredJson.NameOf(rule))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What a roll is about, in one line.</summary>
    public static string Head(string chapters, LegalEntity entity, DateOnly day, DateTimeOffset knownAt, string rules) =>
        $"volt-roll-1 {StoredJson.NameOf(entity)} {day:yyyy-MM-dd} {StoredJson.TextOf(knownAt)} {chapters} {rules}";

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
