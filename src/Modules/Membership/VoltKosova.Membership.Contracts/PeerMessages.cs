namespace VoltKosova.Membership.Contracts;

/// <summary>
/// A Volt chapter asks another one whether somebody is its member (<c>membership.check-asked.v1</c>). Sent to the peer alone.
/// </summary>
/// <param name="PeerId">Whom it is for; the peer itself is not told.</param>
/// <param name="CheckId">Comes back in the answer.</param>
/// <param name="AddressHash">The keyed hash of the e-mail address, which only the two chapters can make.</param>
public sealed record MembershipCheckAsked(Guid PeerId, Guid CheckId, string AddressHash);

/// <summary>The answer to a membership check (<c>membership.check-answered.v1</c>).</summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="CheckId">The question.</param>
/// <param name="Answer"><c>yes</c>, <c>no</c>, or <c>unknown</c> while an application waits for its decision.</param>
public sealed record MembershipCheckAnswered(Guid PeerId, Guid CheckId, string Answer);

/// <summary>
/// A member wants to go to another Volt chapter (<c>membership.transfer-offered.v1</c>): what is handed over, without a name.
/// </summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="TransferId">The same on both sides.</param>
/// <param name="AddressHash">By which the other chapter recognises its own applicant or member.</param>
/// <param name="JoinedOn">Since when the person has been a member.</param>
/// <param name="Kind">The kind of membership, for example <c>member</c>.</param>
/// <param name="DuesPaidUntil">Up to and with this day nothing is owed; absent where nothing was ever charged, or it is not said.</param>
/// <param name="Sanctions">What restricts the member, empty for nothing; absent where it is not said.</param>
public sealed record TransferOffered(
    Guid PeerId,
    Guid TransferId,
    string AddressHash,
    DateOnly JoinedOn,
    string Kind,
    DateOnly? DuesPaidUntil = null,
    IReadOnlyList<HandedOverSanction>? Sanctions = null);

/// <summary>A sanction that still runs, without its reasons.</summary>
/// <param name="Kind"><c>suspension</c>, <c>office_ban</c> or <c>forum_ban</c>; a kind that is not known is passed over.</param>
/// <param name="Until">The last day; absent until somebody ends it.</param>
public sealed record HandedOverSanction(string Kind, DateOnly? Until);

/// <summary>
/// The chapter that has offered a member takes the offer back (<c>membership.transfer-withdrawn.v1</c>). It may come before the offer; an
/// acceptance that was sent before it came holds.
/// </summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="TransferId">The transfer.</param>
public sealed record TransferWithdrawn(Guid PeerId, Guid TransferId);

/// <summary>The chapter to which a member was offered does not take them over (<c>membership.transfer-declined.v1</c>).</summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="TransferId">The transfer.</param>
/// <param name="Reason">
/// <c>unknown_person</c>, <c>not_admitted</c> or <c>other</c>; one that is not known is taken for <c>other</c>.
/// </param>
public sealed record TransferDeclined(Guid PeerId, Guid TransferId, string Reason);

/// <summary>The receipt of the chapter that takes the member over (<c>membership.transfer-accepted.v1</c>).</summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="TransferId">The transfer.</param>
/// <param name="AcceptedOn">From when the person is a member there.</param>
public sealed record TransferAccepted(Guid PeerId, Guid TransferId, DateOnly AcceptedOn);

/// <summary>
/// The receipt of the chapter that gave the member away (<c>membership.transfer-completed.v1</c>): the membership there has ended.
/// </summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="TransferId">The transfer.</param>
/// <param name="EndedOn">The last day of the membership there.</param>
public sealed record TransferCompleted(Guid PeerId, Guid TransferId, DateOnly EndedOn);

/// <summary>Somebody no longer agrees that another Volt chapter keeps data about them (<c>membership.sharing-withdrawn.v1</c>).</summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="WithdrawalId">Comes back in the acknowledgement.</param>
/// <param name="AddressHash">Whose data it is.</param>
public sealed record SharingWithdrawn(Guid PeerId, Guid WithdrawalId, string AddressHash);

/// <summary>What was kept because of the other chapter is gone (<c>membership.withdrawal-acknowledged.v1</c>).</summary>
/// <param name="PeerId">Whom it is for.</param>
/// <param name="WithdrawalId">The withdrawal.</param>
public sealed record WithdrawalAcknowledged(Guid PeerId, Guid WithdrawalId);
