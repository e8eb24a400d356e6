using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Posts;

/// <summary>A post of a chapter with its seats and everybody who has ever held one: who may hold a seat is decided here.</summary>
internal abstract record Post
{
    private Post()
    {
    }

    public static Post Initial { get; } = new Unknown();

    public static Post Evolve(Post post, PostEvent fact) => (post, fact) switch
    {
        (_, PostEvent.Established f) => new Standing(
            f.PostId, f.ChapterId, f.Rules, [], [.. Enumerable.Repeat(f.FillBy, f.Rules.Seats)]),
        (Standing s, PostEvent.RulesChanged f) => s with
        {
            Rules = f.Rules,
            FillBy = [.. s.FillBy.Concat(Enumerable.Repeat(f.FillBy, f.Rules.Seats)).Take(f.Rules.Seats)],
        },
        (Standing s, PostEvent.MandateBegan f) => s with
        {
            Mandates =
            [
                .. s.Mandates,
                new Mandate(
                    f.MandateId, f.Seat, f.PersonId, f.Gender ?? DeclaredGender.Undisclosed, f.From, f.Until, f.Basis, IsOver: false),
            ],
        },
        (Standing s, PostEvent.MandateEnded f) => s with
        {
            Mandates =
            [
                .. s.Mandates.Select(mandate =>
                    mandate.MandateId == f.MandateId ? mandate with { LastDay = f.EndedOn, IsOver = true } : mandate),
            ],
            FillBy = [.. s.FillBy.Select((day, at) => at + 1 == f.Seat ? f.FillBy : day)],
        },
        (Standing s, PostEvent.HolderErased f) => s with
        {
            Mandates =
            [
                .. s.Mandates.Select(mandate => mandate.MandateId == f.MandateId
                    ? mandate with { Gender = DeclaredGender.Undisclosed, IsErased = true }
                    : mandate),
            ],
        },
        _ => post,
    };

    /// <summary>Before it was established.</summary>
    public sealed record Unknown : Post;

    /// <summary>Established.</summary>
    /// <param name="Mandates">All there ever were, in the order in which they were written down.</param>
    /// <param name="FillBy">Per seat: by when it is to have a regular holder, while it has none.</param>
    public sealed record Standing(
        Guid PostId, Guid ChapterId, PostRules Rules, IReadOnlyList<Mandate> Mandates, IReadOnlyList<DateOnly> FillBy) : Post
    {
        /// <summary>The seats without a regular holder.</summary>
        public IEnumerable<int> Vacant => Enumerable.Range(1, Rules.Seats).Where(seat =>
            !Mandates.Any(mandate => mandate.Seat == seat && !mandate.IsOver && mandate.Basis is not MandateBasis.Interim));
    }
}
