namespace VoltKosova.PrivacyDesk;

/// <summary>
/// Somebody agrees no more (<c>privacy.consent-withdrawn.v1</c>): whoever keeps copies or sends because of it stops. Modules hear
/// it and nobody else: what somebody had agreed to says what they think.
/// </summary>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="Purpose">What they had agreed to, for example <c>petition-news</c>.</param>
/// <param name="Channel"><c>none</c>, <c>email</c>, <c>phone</c> or <c>post</c>.</param>
/// <param name="About">The thing where it was about one thing alone, such as a petition.</param>
/// <param name="WithdrawnAt">When.</param>
public sealed record ConsentWithdrawn(Guid PersonId, string Purpose, string Channel, Guid? About, DateTimeOffset WithdrawnAt);
