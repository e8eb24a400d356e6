namespace VoltKosova.Membership.Domain.Members;

/// <summary>Why a membership is over.</summary>
internal enum MembershipEnd
{
    /// <summary>The member wanted it; nobody has to agree.</summary>
    Resigned,

    /// <summary>A body that may do so has decided it.</summary>
    Excluded,

    /// <summary>The member has died.</summary>
    Died,
}
