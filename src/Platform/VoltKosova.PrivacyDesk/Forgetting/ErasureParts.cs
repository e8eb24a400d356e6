namespace VoltKosova.PrivacyDesk;

/// <summary>Somebody who has to forget a person and to acknowledge it.</summary>
/// <param name="Name">What it is called; stored.</param>
/// <param name="Store">The module in whose store its receipts are.</param>
/// <param name="Log">The module whose subscribers may still act on what they read before; null for none.</param>
/// <param name="Sweep">Removes what may have come since it forgot the person.</param>
internal sealed record ErasurePart(
    string Name, string Store, string? Log, Func<IServiceProvider, Guid, DateTimeOffset, CancellationToken, Task> Sweep);

/// <summary>All of them.</summary>
internal sealed class ErasureParts(IEnumerable<ErasurePart> parts)
{
    public IReadOnlyList<ErasurePart> All { get; } = [.. parts.OrderBy(part => part.Name, StringComparer.Ordinal)];

    public IReadOnlyList<string> Names => [.. All.Select(part => part.Name)];

    public ErasurePart? Find(string name) => All.FirstOrDefault(part => part.Name == name);
}
