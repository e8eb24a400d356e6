namespace VoltKosova.Kernel;

/// <summary>What somebody has declared about their gender; never inferred.</summary>
public enum DeclaredGender
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Neither, or both.</summary>
    Diverse,

    /// <summary>Not said: counts for no rule, and who asks is told so.</summary>
    Undisclosed,
}
