using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Views;

/// <summary>
/// How many have signed a petition, and where. A petition and all its signatures share the row, so it follows the log instead of being
/// written with it: no two signatures ever wait for each other.
/// </summary>
internal sealed record PetitionTally(
    Guid PetitionId,
    Guid ChapterId,
    Guid? CampaignId,
    string State,
    LocalText Title,
    LocalText Addressee,
    int Goal,
    IReadOnlyList<int> Milestones,
    DateOnly OpenedOn,
    DateOnly ClosesOn,
    int Signatures,
    IReadOnlyList<PlaceCount> Places)
{
    public static RowTable Table { get; } = new("petition_tally");

    public static Projection<PetitionTally, IPetitionFact> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, PetitionEvent.Opened { Plan: var p } f) => new PetitionTally(
            f.PetitionId, f.ChapterId, f.CampaignId, PetitionRow.Open, p.Title, p.Addressee, p.Goal, p.Milestones,
            f.OpenedOn, p.ClosesOn, 0, []),
        ({ } r, PetitionEvent.Closed) => r with { State = PetitionRow.Closed },
        ({ } r, PetitionEvent.Delivered) => r with { State = PetitionRow.Delivered },
        ({ } r, PetitionEvent.Answered) => r with { State = PetitionRow.Answered },
        ({ } r, SignatureEvent.Confirmed f) => r with { Signatures = r.Signatures + 1, Places = Add(r.Places, f.Place, 1) },
        ({ } r, SignatureEvent.Withdrawn f) => r with { Signatures = r.Signatures - 1, Places = Add(r.Places, f.Place, -1) },
        _ => row,
    });

    /// <summary>Whether a milestone takes exactly as many signatures as there are.</summary>
    public bool IsAtMilestone() => Milestone.All(Goal, Milestones).Any(one => one.Signatures == Signatures);

    private static List<PlaceCount> Add(IReadOnlyList<PlaceCount> places, Place place, int change)
    {
        var before = places.FirstOrDefault(one => (one.Country, one.Municipality) == (place.Country, place.Municipality));
        var count = (before?.Signatures ?? 0) + change;
        return
        [
            .. places.Where(one => one != before)
                .Concat(count > 0 ? [new PlaceCount(place.Country, place.Municipality, count)] : Array.Empty<PlaceCount>())
                .OrderBy(one => one.Country, StringComparer.Ordinal)
                .ThenBy(one => one.Municipality, StringComparer.Ordinal),
        ];
    }
}

/// <summary>How many signatures come from a place.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; XK for Kosovo.</param>
/// <param name="Municipality">The slug, in Kosovo only.</param>
internal sealed record PlaceCount(string Country, string? Municipality, int Signatures);
