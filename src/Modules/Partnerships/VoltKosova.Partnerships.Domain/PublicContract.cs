namespace VoltKosova.Partnerships.Domain;

/// <summary>Whether a partner works for the state, whose contractors may give a party nothing.</summary>
/// <param name="Holds">Whether there is a public contract.</param>
/// <param name="EndedOn">The day on which the last one ended; the years after it count too.</param>
internal sealed record PublicContract(bool Holds, DateOnly? EndedOn);
