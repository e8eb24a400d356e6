namespace VoltKosova.Membership.Domain;

/// <summary>The law on associations does not cover parties: each is an entity of its own with a register of its own.</summary>
internal enum LegalEntity
{
    /// <summary>The association.</summary>
    Ngo,

    /// <summary>The political party.</summary>
    Party,
}
