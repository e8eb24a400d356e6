using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Views;

/// <summary>A mandate as those see it who keep the register. Follows the facts by some milliseconds.</summary>
/// <param name="PublicName">Null when the holder does not stand in the public register by name.</param>
/// <param name="Until">The last day of the term.</param>
/// <param name="HeldUntil">The last day on which it is or was held: an early end comes before the term's.</param>
internal sealed record MandateRow(
    Guid Id,
    Guid PostId,
    Guid ChapterId,
    PostKind Kind,
    int Seat,
    Guid PersonId,
    string? PublicName,
    DateOnly From,
    DateOnly Until,
    DateOnly HeldUntil,
    MandateBasis Basis,
    MandateEnd? EndedFor)
{
    public static RowTable Table { get; } = new RowTable("mandate").Synchronised();

    public static Projection<MandateRow, PostEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, PostEvent.MandateBegan f) => new MandateRow(
            f.MandateId, f.PostId, f.ChapterId, f.Kind, f.Seat, f.PersonId, f.PublicName, f.From, f.Until, f.Until, f.Basis, null),
        ({ } r, PostEvent.MandateEnded f) => r with { HeldUntil = f.EndedOn, EndedFor = f.Reason },
        ({ } r, PostEvent.HolderErased) => r with { PublicName = null },
        _ => row,
    });

    public static string? KeyOf(PostEvent fact) => fact switch
    {
        PostEvent.MandateBegan f => f.MandateId.ToString(),
        PostEvent.MandateEnded f => f.MandateId.ToString(),
        PostEvent.HolderErased f => f.MandateId.ToString(),
        _ => null,
    };
}
