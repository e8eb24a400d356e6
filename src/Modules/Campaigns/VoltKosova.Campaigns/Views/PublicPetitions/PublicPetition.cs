using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Views;

/// <summary>
/// A petition as everybody sees it. The row is there only once it has opened, so that no query can show a draft by mistake.
/// </summary>
/// <param name="State"><c>open</c>, <c>closed</c>, <c>delivered</c> or <c>answered</c>.</param>
internal sealed record PublicPetition(
    Guid Id,
    Guid ChapterId,
    Guid? CampaignId,
    string State,
    LocalText Title,
    LocalText Text,
    LocalText Addressee,
    int Goal,
    DateOnly OpenedOn,
    DateOnly ClosesOn,
    DateOnly? ClosedOn,
    DateOnly? DeliveredOn,
    LocalText? Delivery,
    int? DeliveredSignatures,
    DateOnly? AnsweredOn,
    LocalText? Answer) : InlineRow
{
    public static RowTable Table { get; } = new RowTable("public_petition").Synchronised(scope: null);

    public static Projection<PublicPetition, PetitionEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, PetitionEvent.Opened { Plan: var p } f) => new PublicPetition(
            f.PetitionId, f.ChapterId, f.CampaignId, PetitionRow.Open, p.Title, p.Text, p.Addressee, p.Goal, f.OpenedOn, p.ClosesOn,
            null, null, null, null, null, null),
        ({ } r, PetitionEvent.Closed f) => r with { State = PetitionRow.Closed, ClosedOn = f.ClosedOn },
        ({ } r, PetitionEvent.Delivered f) => r with
        {
            State = PetitionRow.Delivered,
            DeliveredOn = f.DeliveredOn,
            Delivery = f.Note,
            DeliveredSignatures = f.Signatures,
        },
        ({ } r, PetitionEvent.Answered f) => r with { State = PetitionRow.Answered, AnsweredOn = f.AnsweredOn, Answer = f.Answer },
        _ => row,
    });
}
