namespace VoltKosova.Pdf;

/// <summary>A column of a table.</summary>
/// <param name="Title">What stands in its head.</param>
/// <param name="Share">How wide it is beside the others.</param>
/// <param name="IsNumber">Whether its cells end at the right.</param>
public sealed record PdfColumn(string Title, double Share = 1, bool IsNumber = false);
