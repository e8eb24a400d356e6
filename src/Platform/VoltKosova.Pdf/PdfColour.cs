using PdfSharp.Drawing;

namespace VoltKosova.Pdf;

/// <summary>A colour on paper, 0 to 255 each.</summary>
public readonly record struct PdfColour(byte Red, byte Green, byte Blue)
{
    /// <summary>Text.</summary>
    public static PdfColour Text { get; } = new(0x1b, 0x14, 0x20);

    /// <summary>Text that steps back; readable on white.</summary>
    public static PdfColour Soft { get; } = new(0x5b, 0x54, 0x62);

    /// <summary>Rules between rows.</summary>
    public static PdfColour Line { get; } = new(0xc9, 0xc3, 0xcf);

    internal XColor Mixed => XColor.FromArgb(Red, Green, Blue);

    internal XBrush Brush => new XSolidBrush(Mixed);
}
