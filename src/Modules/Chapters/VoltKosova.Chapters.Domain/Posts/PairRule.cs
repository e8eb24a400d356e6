using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Posts;

/// <summary>
/// A pair is not two of the same declared gender, unless its post allows it. Who has declared none counts for neither side.
/// </summary>
internal static class PairRule
{
    /// <summary>Whether somebody may not join those who hold the other seat meanwhile.</summary>
    public static bool Forbids(PostRules rules, IReadOnlyCollection<Mandate> meanwhile, DeclaredGender gender) =>
        rules is { IsPair: true, AllowsSameGender: false }
        && gender is not DeclaredGender.Undisclosed
        && meanwhile.Any(mandate => mandate.Gender == gender);

    /// <summary>What is found once somebody holds a seat.</summary>
    public static PairFinding Of(Post.Standing post, Guid mandateId)
    {
        var mandate = post.Mandates.Single(one => one.MandateId == mandateId);
        var other = post.Mandates.LastOrDefault(one => one.Seat != mandate.Seat && one.Overlaps(mandate.From, mandate.LastDay));
        return (post.Rules.IsPair, mandate.Gender, other?.Gender) switch
        {
            (false, _, _) => PairFinding.NoPair,
            (_, DeclaredGender.Undisclosed, _) or (_, _, DeclaredGender.Undisclosed) => PairFinding.UndisclosedCountsForNone,
            (_, _, null) => PairFinding.HalfFilled,
            var (_, one, two) => one == two ? PairFinding.SameGenderAllowed : PairFinding.Balanced,
        };
    }
}
