namespace VoltKosova.Membership.Contracts;

/// <summary>
/// Somebody is a member from now on (<c>membership.member-admitted.v1</c>). Published once per member, after the decision is durable.
/// </summary>
/// <param name="MemberId">The membership.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="ChapterId">The chapter that the member belongs to.</param>
/// <param name="Kind">The kind of membership, for example <c>member</c>.</param>
/// <param name="JoinedOn">The day the membership began.</param>
/// <param name="WantsToHelp">Whether they ticked "I want to help" when they applied.</param>
public sealed record MemberAdmitted(Guid MemberId, Guid PersonId, Guid ChapterId, string Kind, DateOnly JoinedOn, bool WantsToHelp);

/// <summary>
/// Somebody is a member no more (<c>membership.membership-ended.v1</c>). Published once per member.
/// </summary>
/// <param name="MemberId">The membership.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="ChapterId">The chapter that the member belonged to.</param>
/// <param name="Reason">
/// Why: <c>resigned</c>, <c>excluded</c>, <c>died</c>, <c>transferred</c>, <c>revoked</c>, <c>consent_withdrawn</c> or
/// <c>lapsed</c>.
/// </param>
/// <param name="EndedOn">The day the membership ended.</param>
public sealed record MembershipEnded(Guid MemberId, Guid PersonId, Guid ChapterId, string Reason, DateOnly EndedOn);

/// <summary>The rights of a member rest (<c>membership.member-suspended.v1</c>).</summary>
/// <param name="MemberId">The membership.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="ChapterId">The chapter that the member belongs to.</param>
/// <param name="From">The first day; it may lie in the past.</param>
/// <param name="Until">The last day; null until it is ended.</param>
public sealed record MemberSuspended(Guid MemberId, Guid PersonId, Guid ChapterId, DateOnly From, DateOnly? Until);

/// <summary>
/// What somebody is kept from beside the rights that rest (<c>membership.member-barred.v1</c>), for the other modules alone: no webhook
/// carries it. Said again for the same ban, the later one holds.
/// </summary>
/// <param name="BanId">The ban; nothing else is known by this id.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="From">The day from which it is so.</param>
/// <param name="Bars">Empty: nothing any more.</param>
public sealed record MemberBarred(Guid BanId, Guid PersonId, DateOnly From, IReadOnlyList<MemberBar> Bars);

/// <summary>What somebody is kept from.</summary>
/// <param name="Kind">
/// <c>office_ban</c>: no new office; <c>office_removal</c>: every office that is held ends; <c>forum_ban</c>: no part in forums.
/// </param>
/// <param name="Until">The last day; null for what has none.</param>
public sealed record MemberBar(string Kind, DateOnly? Until);

/// <summary>A member has all rights again before the suspension was over (<c>membership.member-reinstated.v1</c>).</summary>
/// <param name="MemberId">The membership.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="ChapterId">The chapter that the member belongs to.</param>
/// <param name="On">The first day with rights.</param>
public sealed record MemberReinstated(Guid MemberId, Guid PersonId, Guid ChapterId, DateOnly On);

/// <summary>A member is in another chapter now (<c>membership.member-chapter-changed.v1</c>); both chapters read it.</summary>
/// <param name="MemberId">The membership.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="FromChapterId">The chapter that had the member.</param>
/// <param name="ChapterId">The chapter that has the member.</param>
/// <param name="Trigger">
/// Why: <c>moved</c>, <c>area_changed</c>, <c>chapter_closed</c>, <c>own_wish</c> or <c>board</c>.
/// </param>
/// <param name="On">The first day in the new chapter.</param>
public sealed record MemberChapterChanged(
    Guid MemberId, Guid PersonId, Guid FromChapterId, Guid ChapterId, string Trigger, DateOnly On);

/// <summary>Two memberships were of one human being; one of them goes on (<c>membership.member-merged.v1</c>).</summary>
/// <param name="MemberId">The membership that counts as one no more.</param>
/// <param name="PersonId">Under which id the human being was known by it.</param>
/// <param name="IntoMemberId">The membership that goes on.</param>
/// <param name="IntoPersonId">Under which id the human being goes on.</param>
/// <param name="On">The day of it.</param>
public sealed record MemberMerged(Guid MemberId, Guid PersonId, Guid IntoMemberId, Guid IntoPersonId, DateOnly On);

/// <summary>A merging was undone: the membership stands by itself again (<c>membership.member-restored.v1</c>).</summary>
/// <param name="MemberId">The membership.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="FromMemberId">The membership that it had gone on in.</param>
/// <param name="On">The day of it.</param>
public sealed record MemberRestored(Guid MemberId, Guid PersonId, Guid FromMemberId, DateOnly On);

/// <summary>
/// A member can vote now, or cannot any more (<c>membership.voting-right-changed.v1</c>). A hint for lists and mails: who may vote on a day
/// is asked of Membership, and for an assembly stands in its roll.
/// </summary>
/// <param name="MemberId">The membership.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="ChapterId">The chapter that the member belongs to.</param>
/// <param name="CanVote">Whether they can.</param>
/// <param name="On">The day on which that was seen.</param>
public sealed record VotingRightChanged(Guid MemberId, Guid PersonId, Guid ChapterId, bool CanVote, DateOnly On);
