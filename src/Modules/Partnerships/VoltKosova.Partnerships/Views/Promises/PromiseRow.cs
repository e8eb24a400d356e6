using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Promises;

namespace VoltKosova.Partnerships.Views;

/// <summary>A line of the ledger of promises.</summary>
/// <param name="Side">Who has promised.</param>
/// <param name="State"><c>open</c> or <c>fulfilled</c>.</param>
internal sealed record PromiseRow(
    Guid Id,
    Guid AgreementId,
    Guid PartnerId,
    Guid ChapterId,
    Side Side,
    string What,
    DateOnly DueOn,
    string State,
    DateOnly? FulfilledOn,
    string? Evidence) : InlineRow
{
    public const string Open = "open";
    public const string Fulfilled = "fulfilled";

    public static RowTable Table { get; } = new RowTable("promise").Synchronised();

    public static Projection<PromiseRow, PromiseEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, PromiseEvent.Made f) => new PromiseRow(
            f.PromiseId, f.AgreementId, f.PartnerId, f.ChapterId, f.Side, f.What, f.DueOn, Open, null, null),
        ({ } r, PromiseEvent.Fulfilled f) => r with { State = Fulfilled, FulfilledOn = f.FulfilledOn, Evidence = f.Evidence },
        _ => row,
    });
}
