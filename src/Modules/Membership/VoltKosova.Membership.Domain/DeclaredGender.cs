namespace VoltKosova.Membership.Domain;

/// <summary>What somebody has declared about their gender; never inferred.</summary>
internal enum DeclaredGender
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Neither, or both.</summary>
    Diverse,

    /// <summary>Not said.</summary>
    Undisclosed,
}
