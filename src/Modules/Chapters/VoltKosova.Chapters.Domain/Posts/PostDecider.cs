using VoltKosova.Kernel;
using static VoltKosova.Chapters.Domain.Posts.Post;
using static VoltKosova.Chapters.Domain.Posts.PostCommand;
using static VoltKosova.Chapters.Domain.Posts.PostEvent;

namespace VoltKosova.Chapters.Domain.Posts;

internal static class PostDecider
{
    public static Decider<Post, PostCommand, PostEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<PostEvent> Decide(Post post, PostCommand command) => (post, command) switch
    {
        (Unknown, Establish c) => c.Establishing.Rules.Flaw() is { } flaw ? flaw : c.Establishing,
        (Standing, Establish) => Decision<PostEvent>.Nothing,
        (Standing s, EraseHolder c) =>
        [
            .. s.Mandates.Where(mandate => mandate.PersonId == c.PersonId && !mandate.IsErased)
                .Select(mandate => new HolderErased(s.PostId, mandate.MandateId, c.At)),
        ],
        (_, EraseHolder) => Decision<PostEvent>.Nothing,
        (Unknown, _) => new NoSuchPost(),

        (Standing s, ChangeRules c) when s.Rules == c.Rules => Decision<PostEvent>.Nothing,
        (Standing s, ChangeRules c) when s.Rules.Kind != c.Rules.Kind => new PostKindStays(),
        (Standing s, ChangeRules c) when s.Mandates.Any(mandate => !mandate.IsOver && mandate.Seat > c.Rules.Seats) => new SeatIsHeld(),
        (Standing s, ChangeRules c) => c.Rules.Flaw() is { } flaw
            ? flaw
            : new RulesChanged(s.PostId, c.Rules, c.Today.AddDays(c.Rules.VacancyDays), c.By, c.At),

        (Standing s, Appoint c) when s.Mandates.Any(mandate => mandate.MandateId == c.MandateId) => Decision<PostEvent>.Nothing,
        (Standing s, Appoint c) => Appointing(s, c, c.From.AddMonths(s.Rules.TermMonths).AddDays(-1)),

        (Standing s, End c) => s.Mandates.SingleOrDefault(mandate => mandate.MandateId == c.MandateId) switch
        {
            null => new NoSuchMandate(),
            { IsOver: true } => Decision<PostEvent>.Nothing,
            { } m when c.EndedOn > m.LastDay => new MandateIsOverBy(m.LastDay),
            { } m => new MandateEnded(
                s.PostId, s.ChapterId, s.Rules.Kind, m.MandateId, m.Seat, m.PersonId, c.Reason, c.EndedOn, FillBy(s, m, c), c.By, c.At),
        },

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<PostEvent> Appointing(Standing post, Appoint command, DateOnly latest)
    {
        var until = command.Until ?? latest;
        var meanwhile = post.Mandates.Where(mandate => mandate.Overlaps(command.From, until)).ToList();
        var free = Enumerable.Range(1, post.Rules.Seats).Where(seat => meanwhile.TrueForAll(mandate => mandate.Seat != seat)).ToList();
        return command switch
        {
            { Seat: { } seat } when seat < 1 || seat > post.Rules.Seats => new NoSuchSeat(post.Rules.Seats),
            _ when until < command.From => new MandateEndsBeforeItBegins(),
            _ when until > latest => new TermTooLong(latest),
            _ when meanwhile.Exists(mandate => mandate.PersonId == command.PersonId) => new HoldsTheSamePost(),
            { Seat: { } seat } when !free.Contains(seat) => new SeatTaken(),
            _ when free is [] => new SeatTaken(),
            _ when TermsInARow(post, command) >= post.Rules.TermLimit => new TermLimitReached(post.Rules.TermLimit.Value),
            _ when PairRule.Forbids(post.Rules, meanwhile, command.Gender) => new PairOfOneGender(),
            _ => new MandateBegan(
                post.PostId, post.ChapterId, post.Rules.Kind, command.MandateId, command.Seat ?? free[0], command.PersonId,
                command.Gender, command.PublicName, command.From, until, command.Basis, command.By, command.At),
        };
    }

    /// <summary>
    /// How many terms the person has held up to this one without a whole term's pause between two. To stand in for somebody is no term,
    /// neither before nor now.
    /// </summary>
    private static int TermsInARow(Standing post, Appoint command)
    {
        if (command.Basis is MandateBasis.Interim)
            return 0;
        var (terms, next) = (0, command.From);
        var held = post.Mandates.Where(mandate => mandate.PersonId == command.PersonId && mandate.Basis is not MandateBasis.Interim);
        foreach (var mandate in held.Where(mandate => mandate.From < command.From).OrderByDescending(mandate => mandate.From))
        {
            if (mandate.LastDay.AddMonths(post.Rules.TermMonths) < next)
                break;
            (terms, next) = (terms + 1, mandate.From);
        }

        return terms;
    }

    // Who stands in does not stop the clock of the seat.
    private static DateOnly FillBy(Standing post, Mandate mandate, End command) => mandate.Basis is MandateBasis.Interim
        ? post.FillBy[mandate.Seat - 1]
        : command.EndedOn.AddDays(post.Rules.VacancyDays);
}
