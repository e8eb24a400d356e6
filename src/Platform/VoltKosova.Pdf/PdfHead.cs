using VoltKosova.Kernel;

namespace VoltKosova.Pdf;

/// <summary>What a document says about itself.</summary>
/// <param name="Title">Shown by readers in place of a file's name, and at the foot of every page.</param>
/// <param name="Language">The language of its texts; a screen reader speaks it.</param>
/// <param name="At">When it was made, by the injected clock: the same content of the same moment has the same bytes.</param>
/// <param name="Issuer">Who makes it known, for example the organisation.</param>
public sealed record PdfHead(string Title, Language Language, DateTimeOffset At, string Issuer)
{
    /// <summary>What it is printed on; A4 unless said.</summary>
    public PdfPaper Paper { get; init; } = PdfPaper.A4;
}

/// <summary>A kind of paper, in points (1/72 inch).</summary>
/// <param name="Width">In points.</param>
/// <param name="Height">In points.</param>
/// <param name="Margin">Left free on every side.</param>
/// <param name="Size">The size of plain text.</param>
/// <param name="HasFoot">Whether issuer, title and number stand at the foot of every page.</param>
public sealed record PdfPaper(double Width, double Height, double Margin, double Size, bool HasFoot)
{
    /// <summary>A sheet of 210 by 297 mm.</summary>
    public static PdfPaper A4 { get; } = new(595.28, 841.89, 56, 10, HasFoot: true);

    /// <summary>A card of 85.6 by 54 mm, as ISO 7810 ID-1 has it.</summary>
    public static PdfPaper Card { get; } = new(242.65, 153.07, 12, 7, HasFoot: false);
}
