namespace VoltKosova.PrivacyDesk;

/// <summary>
/// A person is to be forgotten (<c>privacy.person-erased.v1</c>): everybody who hears it deletes what they keep about the person. Published
/// again when a restored backup has brought something back.
/// </summary>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="ErasedAt">When that was decided.</param>
public sealed record PersonErased(Guid PersonId, DateTimeOffset ErasedAt);
