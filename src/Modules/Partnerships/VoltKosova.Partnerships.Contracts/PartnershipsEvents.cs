namespace VoltKosova.Partnerships.Contracts;

/// <summary>
/// The movement has a new partner (<c>partnerships.partner-added.v1</c>). Published once per partner, without a name: some partners are
/// persons.
/// </summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Kind">The kind of partner, for example <c>ngo</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-2; XK for Kosovo.</param>
/// <param name="ChapterId">The chapter that looks after the partnership.</param>
/// <param name="AddedOn">The day on which it began.</param>
public sealed record PartnerAdded(Guid PartnerId, string Kind, string Country, Guid ChapterId, DateOnly AddedOn);

/// <summary>An agreement with a partner binds from now on (<c>partnerships.agreement-in-force.v1</c>).</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="PartnerId">The partner.</param>
/// <param name="ChapterId">The chapter that looks after the partnership.</param>
/// <param name="ParentId">The agreement that it takes the place of; null for a first edition.</param>
/// <param name="InForceFrom">The latest of both signatures and the agreed start.</param>
/// <param name="EndsOn">The last day; null when it has no end.</param>
public sealed record AgreementInForce(
    Guid AgreementId, Guid PartnerId, Guid ChapterId, Guid? ParentId, DateOnly InForceFrom, DateOnly? EndsOn);

/// <summary>
/// The end of an agreement is as near as its notice is long (<c>partnerships.agreement-expiring.v1</c>). Published at most once per
/// agreement.
/// </summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="PartnerId">The partner.</param>
/// <param name="ChapterId">The chapter that looks after the partnership.</param>
/// <param name="EndsOn">The last day.</param>
public sealed record AgreementExpiring(Guid AgreementId, Guid PartnerId, Guid ChapterId, DateOnly EndsOn);

/// <summary>
/// An agreement binds no more (<c>partnerships.agreement-ended.v1</c>). Published once per agreement that was approved, also when it ended
/// before it was in force.
/// </summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="PartnerId">The partner.</param>
/// <param name="ChapterId">The chapter that looks after the partnership.</param>
/// <param name="Reason">Why: <c>expired</c>, <c>terminated</c> or <c>amended</c>.</param>
/// <param name="EndedOn">The day of its end.</param>
/// <param name="ReplacedBy">The edition that took its place; null unless it was amended.</param>
public sealed record AgreementEnded(
    Guid AgreementId, Guid PartnerId, Guid ChapterId, string Reason, DateOnly EndedOn, Guid? ReplacedBy);
