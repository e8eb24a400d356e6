namespace VoltKosova.Campaigns.Domain;

/// <summary>What happens to a petition or to one of its signatures: together they make what everybody sees of it.</summary>
internal interface IPetitionFact
{
    /// <summary>The petition.</summary>
    Guid PetitionId { get; }
}
