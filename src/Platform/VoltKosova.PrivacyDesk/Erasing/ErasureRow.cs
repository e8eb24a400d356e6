using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.PrivacyDesk.Erasing;

/// <summary>How far the forgetting of a person has come. It outlives the person and says nothing about them.</summary>
/// <param name="Id">The person.</param>
/// <param name="State"><c>held</c>, <c>waiting</c>, <c>erased</c> or <c>acknowledged</c>.</param>
/// <param name="TouchedAt">When something was last asked or done.</param>
internal sealed record ErasureRow(Guid Id, string State, DateTimeOffset TouchedAt) : InlineRow
{
    /// <summary>Nobody wants them forgotten, and something is to be kept.</summary>
    public const string Held = "held";

    /// <summary>To be forgotten once no hold is in the way.</summary>
    public const string Waiting = "waiting";

    /// <summary>Everybody was told, and not all have acknowledged.</summary>
    public const string Erased = "erased";

    /// <summary>Nobody has anything left.</summary>
    public const string Acknowledged = "acknowledged";

    public static RowTable Table { get; } = new("erasure");

    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>Whether the person asked for it, and not staff.</summary>
    public bool OnOwnWish { get; init; }

    public IReadOnlyList<Hold> Holds { get; init; } = [];

    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>After that day whoever has not acknowledged is overdue.</summary>
    public DateOnly? AcknowledgeBy { get; init; }

    /// <summary>The parts that have not acknowledged yet.</summary>
    public IReadOnlyList<string> WaitingFor { get; init; } = [];

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public static Projection<ErasureRow, SubjectEvent> Projection { get; } = new((row, fact) => fact switch
    {
        SubjectEvent.ErasureRequested f => Of(row, f.PersonId, f.At) with
        {
            State = Waiting,
            RequestedAt = f.At,
            OnOwnWish = f.OnOwnWish,
        },
        SubjectEvent.HoldPlaced f => Of(row, f.PersonId, f.At) with
        {
            Holds = [.. Of(row, f.PersonId, f.At).Holds, new Hold(f.HoldId, f.Basis, f.Until)],
        },
        SubjectEvent.HoldLifted f when row is { } r => r with
        {
            Holds = [.. r.Holds.Where(hold => hold.HoldId != f.HoldId)],
            TouchedAt = f.At,
        },
        SubjectEvent.Erased f => Of(row, f.PersonId, f.At) with
        {
            State = Erased,
            ErasedAt = f.At,
            AcknowledgeBy = f.AcknowledgeBy,
            WaitingFor = f.Parts,
            AcknowledgedAt = null,
        },
        SubjectEvent.Acknowledged f when row is { } r => Without(r, f),
        _ => row,
    });

    private static ErasureRow Of(ErasureRow? row, Guid person, DateTimeOffset at) =>
        row is null ? new ErasureRow(person, Held, at) : row with { TouchedAt = at };

    private static ErasureRow Without(ErasureRow row, SubjectEvent.Acknowledged fact) =>
        row.WaitingFor.Where(part => part != fact.Part).ToList() switch
        {
            [] => row with { WaitingFor = [], State = Acknowledged, AcknowledgedAt = fact.At },
            var others => row with { WaitingFor = others },
        };
}
