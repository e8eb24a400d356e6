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
