namespace VoltKosova.Partnerships.Domain;

/// <summary>The sides of an agreement.</summary>
internal enum Side
{
    /// <summary>The movement.</summary>
    Ours,

    /// <summary>The partner.</summary>
    Partner,
}
