using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Posts;

/// <summary>Somebody holds a seat of a post.</summary>
/// <param name="Gender">Undisclosed also once the person has been erased.</param>
/// <param name="LastDay">The last day of the term, or the day on which it ended early.</param>
internal sealed record Mandate(
    Guid MandateId, int Seat, Guid PersonId, DeclaredGender Gender, DateOnly From, DateOnly LastDay, MandateBasis Basis, bool IsOver,
    bool IsErased = false)
{
    public bool Overlaps(DateOnly from, DateOnly until) => From <= until && from <= LastDay;
}
