using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Views;

/// <summary>A petition as its chapter sees it.</summary>
/// <param name="State"><c>draft</c>, <c>scheduled</c>, <c>open</c>, <c>closed</c>, <c>delivered</c> or <c>answered</c>.</param>
/// <param name="DeliveredSignatures">How many signatures were delivered.</param>
internal sealed record PetitionRow(
    Guid Id,
    Guid ChapterId,
    Guid? CampaignId,
    string State,
    PetitionPlan Plan,
    DateOnly? OpenedOn,
    DateOnly? ClosedOn,
    DateOnly? DeliveredOn,
    LocalText? Delivery,
    int? DeliveredSignatures,
    DateOnly? AnsweredOn,
    LocalText? Answer) : InlineRow
{
    public const string Draft = "draft";
    public const string Scheduled = "scheduled";
    public const string Open = "open";
    public const string Closed = "closed";
    public const string Delivered = "delivered";
    public const string Answered = "answered";

    public static RowTable Table { get; } = new RowTable("petition").Synchronised();

    public static Projection<PetitionRow, PetitionEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, PetitionEvent.Drafted f) => new PetitionRow(
            f.PetitionId, f.ChapterId, f.CampaignId, Draft, f.Plan, null, null, null, null, null, null, null),
        ({ } r, PetitionEvent.PlanChanged f) => r with { State = Draft, Plan = f.Plan },
        ({ } r, PetitionEvent.Scheduled) => r with { State = Scheduled },
        ({ } r, PetitionEvent.Opened f) => r with { State = Open, OpenedOn = f.OpenedOn },
        ({ } r, PetitionEvent.Closed f) => r with { State = Closed, ClosedOn = f.ClosedOn },
        ({ } r, PetitionEvent.Delivered f) => r with
        {
            State = Delivered,
            DeliveredOn = f.DeliveredOn,
            Delivery = f.Note,
            DeliveredSignatures = f.Signatures,
        },
        ({ } r, PetitionEvent.Answered f) => r with { State = Answered, AnsweredOn = f.AnsweredOn, Answer = f.Answer },
        _ => row,
    });
}
