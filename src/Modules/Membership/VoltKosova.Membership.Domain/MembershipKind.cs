namespace VoltKosova.Membership.Domain;

/// <summary>The kinds of membership.</summary>
internal enum MembershipKind
{
    /// <summary>A member with all rights.</summary>
    Member,

    /// <summary>Supports with money or work, has no vote.</summary>
    SupportingMember,

    /// <summary>A member of the youth wing.</summary>
    Youth,

    /// <summary>Named by the assembly.</summary>
    Honorary,
}
