using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain.Shifts;

/// <summary>What a shift is to be.</summary>
/// <param name="Capacity">How many can sign up.</param>
/// <param name="Minimum">How many are needed; fewer are shown as such, nothing happens by itself.</param>
/// <param name="Instructions">Only for those who have signed up.</param>
internal sealed record ShiftPlan(ShiftTime Time, Place Place, int Capacity, int Minimum, LocalText? Instructions);
