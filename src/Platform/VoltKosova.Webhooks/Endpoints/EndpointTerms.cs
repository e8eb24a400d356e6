namespace VoltKosova.Webhooks.Endpoints;

/// <summary>
/// What an endpoint's owner chooses and may choose again. Terms that say the same are equal, lists included, so that a change that changes
/// nothing is no fact.
/// </summary>
internal sealed record EndpointTerms(
    string Url,
    IReadOnlyList<string> EventTypes,
    string? Description,
    IReadOnlyList<Guid>? Chapters,
    bool Batch,
    int? MostPerSecond,
    int? AtOnce)
{
    public bool Equals(EndpointTerms? other) => other is not null
        && (Url, Description, Batch, MostPerSecond, AtOnce)
            == (other.Url, other.Description, other.Batch, other.MostPerSecond, other.AtOnce)
        && EventTypes.SequenceEqual(other.EventTypes)
        && (Chapters ?? []).SequenceEqual(other.Chapters ?? []);

    public override int GetHashCode() => HashCode.Combine(Url, Description, Batch, MostPerSecond, AtOnce, EventTypes.Count);
}
