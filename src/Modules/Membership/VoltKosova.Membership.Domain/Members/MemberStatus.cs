namespace VoltKosova.Membership.Domain.Members;

/// <summary>Where a membership stands on a day. It is derived from the timeline, never stored.</summary>
internal enum MemberStatus
{
    /// <summary>The membership begins later.</summary>
    NotYet,

    /// <summary>A member whose admission can still be revoked.</summary>
    Provisional,

    /// <summary>A member.</summary>
    Active,

    /// <summary>A member whose rights rest.</summary>
    Suspended,

    /// <summary>A member no more.</summary>
    Former,
}

/// <summary>Why a member is in another chapter now.</summary>
internal enum ChapterTrigger
{
    /// <summary>The member lives elsewhere.</summary>
    Moved,

    /// <summary>The place belongs to another chapter.</summary>
    AreaChanged,

    /// <summary>The chapter was closed.</summary>
    ChapterClosed,

    /// <summary>The member asked for it, with reasons.</summary>
    OwnWish,

    /// <summary>A board that may do so has decided it.</summary>
    Board,
}

/// <summary>What a suspension comes from, where no officer decided it.</summary>
internal enum SuspensionTrigger
{
    /// <summary>An integrity case.</summary>
    IntegrityCase,

    /// <summary>It ran in another Volt chapter, which has handed the member over.</summary>
    Transfer,
}

/// <summary>What a suspension comes from: whatever lifts it ends no other one.</summary>
/// <param name="Id">The case or the transfer.</param>
internal sealed record SuspensionCause(SuspensionTrigger Trigger, Guid Id);
