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
/// <param name="Reason">Why: <c>resigned</c>, <c>excluded</c> or <c>died</c>.</param>
/// <param name="EndedOn">The day the membership ended.</param>
public sealed record MembershipEnded(Guid MemberId, Guid PersonId, Guid ChapterId, string Reason, DateOnly EndedOn);
