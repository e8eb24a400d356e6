using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Dues;

/// <summary>Who gets how much of dues, in percent; what is left is the movement's.</summary>
/// <param name="Chapter">Of the member's own chapter.</param>
/// <param name="Between">Of the level below the movement, where there is one between.</param>
/// <param name="Europe">Of Volt Europa.</param>
internal sealed record Shares(int Chapter, int Between, int Europe)
{
    /// <summary>Whether there is enough for everybody; settings can say otherwise.</summary>
    public bool FitTheWhole => Chapter + Between + Europe <= 100;

    /// <summary>
    /// The lines of an entry for dues that were paid. A level that there is not leaves its share to the one above; parts of a cent are the
    /// movement's.
    /// </summary>
    /// <param name="levels">The member's chapter and those above it, the movement last; at least one.</param>
    /// <exception cref="ArgumentException">The shares are more than the whole, or there is no chapter.</exception>
    public IReadOnlyList<LedgerLine> Of(Money amount, IReadOnlyList<Guid> levels)
    {
        if (!FitTheWhole || levels.Count == 0)
            throw new ArgumentException("The shares of dues are more than the whole, or nobody's.", nameof(levels));
        var (whole, movement) = (amount.ToDecimal(), levels[^1]);
        var owed = new List<(LedgerAccount Account, Guid? Chapter, decimal Sum)>
        {
            (LedgerAccount.ShareOfChapter, levels[0], Part(whole, Chapter)),
            (LedgerAccount.ShareOfChapter, levels.Count > 2 ? levels[^2] : movement, Part(whole, Between)),
            (LedgerAccount.ShareOfEurope, null, Part(whole, Europe)),
        };
        owed.Add((LedgerAccount.ShareOfChapter, movement, whole - owed.Sum(one => one.Sum)));
        return
        [
            new LedgerLine(LedgerAccount.Collected, null, amount),
            .. owed.GroupBy(one => (one.Account, one.Chapter)).Select(one => (one.Key, Sum: one.Sum(part => part.Sum)))
                .Where(one => one.Sum > 0)
                .Select(one => new LedgerLine(one.Key.Account, one.Key.Chapter, Money.Of(-one.Sum, amount.Currency))),
        ];
    }

    private static decimal Part(decimal whole, int percent) => Math.Round(whole * percent / 100, 2, MidpointRounding.ToZero);
}

internal sealed record SharesMoreThanWhole() : Rejection("The settings share out more than the whole of dues.");
