using System.Text.Json.Serialization;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Domain.Peers;

/// <summary>What happens to a member's way to another Volt chapter, on either side. Names and fields are the stored format.</summary>
internal abstract record TransferEvent
{
    private TransferEvent()
    {
    }

    /// <summary>Our member asks to go. Whether they are offered, officers of the chapter decide.</summary>
    public sealed record Requested(
        Guid TransferId, Guid PeerId, Guid MemberId, Guid ChapterId, Guid PersonId, DateTimeOffset At) : TransferEvent, IAboutPerson;

    /// <summary>The member is not offered, for a reason that they are told.</summary>
    public sealed record Refused(
        Guid TransferId, Guid PeerId, Guid MemberId, Guid PersonId, [Personal] string? Reason, Guid By, DateTimeOffset At)
        : TransferEvent, IAboutPerson;

    /// <summary>Our member wants to go.</summary>
    /// <param name="DuesPaidUntil">Up to and with this day nothing is owed here; null where nothing was ever charged.</param>
    /// <param name="Sanctions">What restricts the member on that day, without reasons; null where it was not handed over yet.</param>
    /// <param name="PersonId">Who the member is; empty where the sanctions were not sealed yet.</param>
    public sealed record Offered(
        Guid TransferId,
        Guid PeerId,
        Guid MemberId,
        Guid ChapterId,
        string AddressHash,
        DateOnly JoinedOn,
        MembershipKind Kind,
        Guid By,
        DateTimeOffset At,
        DateOnly? DuesPaidUntil = null,
        [Personal] IReadOnlyList<Sanction>? Sanctions = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid PersonId = default) : TransferEvent, IAboutPerson;

    /// <summary>Nobody is to take our member over any more.</summary>
    /// <param name="WasOffered">Whether the other chapter knows of it, and so is told.</param>
    /// <param name="By">The account of the member or of an officer; null where the membership has ended.</param>
    public sealed record Withdrawn(Guid TransferId, Guid PeerId, Guid MemberId, bool WasOffered, Guid? By, DateTimeOffset At)
        : TransferEvent;

    /// <summary>The other chapter does not take our member over.</summary>
    public sealed record DeclinedThere(
        Guid TransferId, Guid PeerId, Guid MemberId, TransferDecline Reason, DateTimeOffset At) : TransferEvent;

    /// <summary>The other chapter has taken our member over.</summary>
    public sealed record AcceptedThere(Guid TransferId, Guid PeerId, Guid MemberId, DateOnly AcceptedOn, DateTimeOffset At) : TransferEvent;

    /// <summary>Our side has ended: the receipt that the other chapter gets.</summary>
    public sealed record Completed(Guid TransferId, Guid PeerId, Guid MemberId, DateOnly EndedOn, DateTimeOffset At) : TransferEvent;

    /// <summary>Another chapter's member wants to come.</summary>
    /// <param name="ChapterId">The chapter here that looks after the other one.</param>
    /// <param name="DuesPaidUntil">Up to and with this day nothing is owed there; null where it does not say.</param>
    /// <param name="Sanctions">What restricts the member there; null where it does not say.</param>
    /// <param name="PersonId">
    /// A person of their own: who it is here is what is not known. Empty where the sanctions were not sealed yet.
    /// </param>
    public sealed record OfferReceived(
        Guid TransferId,
        Guid PeerId,
        Guid ChapterId,
        string AddressHash,
        DateOnly JoinedOn,
        MembershipKind Kind,
        DateTimeOffset At,
        DateOnly? DuesPaidUntil = null,
        [Personal] IReadOnlyList<Sanction>? Sanctions = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid PersonId = default) : TransferEvent, IAboutPerson;

    /// <summary>We have taken the member over, with what was handed over: the receipt that the other chapter gets.</summary>
    public sealed record Accepted(
        Guid TransferId, Guid PeerId, Guid MemberId, DateOnly AcceptedOn, Guid By, DateTimeOffset At) : TransferEvent;

    /// <summary>We do not take the member over: the other chapter is told.</summary>
    public sealed record Declined(
        Guid TransferId, Guid PeerId, TransferDecline Reason, Guid By, DateTimeOffset At) : TransferEvent;

    /// <summary>The other chapter has taken back its offer.</summary>
    public sealed record WithdrawnThere(Guid TransferId, Guid PeerId, DateTimeOffset At) : TransferEvent;

    /// <summary>The other chapter has said that its side has ended.</summary>
    public sealed record CompletedThere(Guid TransferId, Guid PeerId, DateOnly EndedOn, DateTimeOffset At) : TransferEvent;

    /// <summary>The person no longer agrees, or it is too long ago: what was handed over is forgotten.</summary>
    public sealed record Forgotten(Guid TransferId, Guid PeerId, DateTimeOffset At) : TransferEvent;
}

/// <summary>Why a chapter does not take over whom another one offers: no more than the officers there need to go on.</summary>
internal enum TransferDecline
{
    /// <summary>Another reason, or one that is not known here.</summary>
    Other,

    /// <summary>Nobody here has that address.</summary>
    UnknownPerson,

    /// <summary>Their application was not accepted.</summary>
    NotAdmitted,
}
