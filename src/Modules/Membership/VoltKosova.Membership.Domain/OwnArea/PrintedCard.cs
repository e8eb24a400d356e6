using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.OwnArea;

/// <summary>A card that a member has asked for. Its id is drawn by lot, so that the code on it says nothing about anybody.</summary>
internal abstract record PrintedCardEvent
{
    private PrintedCardEvent()
    {
    }

    /// <summary>The card holds from now on.</summary>
    public sealed record Issued(Guid CardId, Guid MemberId, DateOnly On, DateTimeOffset At) : PrintedCardEvent;

    /// <summary>It holds no more: lost, or another took its place.</summary>
    public sealed record Revoked(Guid CardId, DateOnly On, DateTimeOffset At) : PrintedCardEvent;

    /// <summary>A card is issued once and revoked once.</summary>
    public static Decider<PrintedCard?, PrintedCardEvent, PrintedCardEvent> Decider { get; } = new(null, Decide, Evolve);

    private static Decision<PrintedCardEvent> Decide(PrintedCard? card, PrintedCardEvent said) => (card, said) switch
    {
        (null, Issued) => said,
        (null, _) => new NoSuchCard(),
        ({ IsRevoked: false }, Revoked) => said,
        _ => Decision<PrintedCardEvent>.Nothing,
    };

    private static PrintedCard? Evolve(PrintedCard? card, PrintedCardEvent fact) => (card, fact) switch
    {
        (_, Issued issued) => new PrintedCard(issued, IsRevoked: false),
        ({ } c, Revoked) => c with { IsRevoked = true },
        _ => card,
    };
}

/// <summary>A card as the decisions see it.</summary>
internal sealed record PrintedCard(PrintedCardEvent.Issued Facts, bool IsRevoked);

internal sealed record NoSuchCard() : Rejection("There is no such card.", RejectionKind.NotFound);
