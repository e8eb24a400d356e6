using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.OwnArea;

namespace VoltKosova.Membership.OwnArea;

/// <summary>A card, for the verification. No list shows it: who has its id has its code.</summary>
internal sealed record PrintedCardRow(Guid Id, Guid MemberId, DateOnly IssuedOn) : InlineRow
{
    public static RowTable Table { get; } = new("printed_card");

    /// <summary>Since when it holds no more; null while it does.</summary>
    public DateOnly? RevokedOn { get; init; }

    public static Projection<PrintedCardRow, PrintedCardEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, PrintedCardEvent.Issued f) => new PrintedCardRow(f.CardId, f.MemberId, f.On),
        ({ } r, PrintedCardEvent.Revoked f) => r with { RevokedOn = f.On },
        _ => row,
    });
}

/// <summary>Which card of a member holds.</summary>
internal sealed record CardClaim(Guid CardId);
