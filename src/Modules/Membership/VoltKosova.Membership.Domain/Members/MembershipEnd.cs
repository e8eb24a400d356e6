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

    /// <summary>The membership goes on in Volt in another country, which has confirmed it.</summary>
    Transferred,

    /// <summary>The admission was revoked within the provisional period, with reasons.</summary>
    Revoked,

    /// <summary>The member no longer agrees that political data is kept, without which there is no membership.</summary>
    ConsentWithdrawn,

    /// <summary>Dues stayed open beyond the grace, in spite of a reminder that said what follows.</summary>
    Lapsed,

    /// <summary>It was a second membership of somebody who has another one.</summary>
    Merged,

    /// <summary>It was a line of an import that was undone.</summary>
    ImportUndone,
}
