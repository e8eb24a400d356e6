using System.Globalization;

namespace VoltKosova.Audit;

/// <summary>
/// What the entries after the last seal's up to <see cref="Last"/> were when they were sealed. The mark is made with a key that is not in
/// the database, over the seal before as well, so that who can write to the database can change, remove or add nothing without it being
/// seen.
/// </summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="After">The number of the last entry of the seal before; 0 for the first.</param>
/// <param name="Last">The number of the last entry.</param>
/// <param name="Entries">How many there were.</param>
/// <param name="Digest">SHA-256, in hex, over the SHA-256 of each entry in order.</param>
/// <param name="Previous">The mark of the seal before; empty for the first.</param>
/// <param name="Mark">A keyed hash of all that.</param>
/// <param name="SealedAt">When.</param>
internal sealed record Seal(
    long Number, long After, long Last, long Entries, string Digest, string Previous, string Mark, DateTimeOffset SealedAt)
{
    /// <summary>What the mark is over.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Number} {After} {Last} {Entries} {Digest} {Previous}");
}
