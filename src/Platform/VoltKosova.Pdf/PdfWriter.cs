using PdfSharp.Pdf;

namespace VoltKosova.Pdf;

/// <summary>
/// Writes PDFs: text that flows over pages, tables, drawings. They are tagged, so that a screen reader finds headings, tables and what a
/// picture shows. The same content of the same moment has the same bytes.
/// </summary>
public sealed class PdfWriter
{
    // PDFsharp keeps what it has read of the fonts for the whole process.
    private static readonly Lock _one = new();

    private readonly PdfFonts _fonts;

    internal PdfWriter(PdfFonts fonts) => _fonts = fonts;

    /// <summary>The document as bytes. Several callers take turns.</summary>
    /// <param name="head">What it says about itself.</param>
    /// <param name="content">Sets it. It may be called twice: only then it is known how many pages there are.</param>
    public byte[] Write(PdfHead head, Action<PdfPages> content)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(content);
        lock (_one)
        {
            var count = head.Paper.HasFoot ? Count(head, content) : 0;
            using var document = new PdfDocument();
            Set(document, head, content, count);
            using var bytes = new MemoryStream();
            document.Save(bytes, closeStream: false);
            return SteadyBytes.Of(bytes.ToArray());
        }
    }

    private int Count(PdfHead head, Action<PdfPages> content)
    {
        using var sketch = new PdfDocument();
        return Set(sketch, head, content, pages: 0);
    }

    private int Set(PdfDocument document, PdfHead head, Action<PdfPages> content, int pages)
    {
        document.Info.Title = head.Title;
        document.Info.Author = head.Issuer;
        document.Info.CreationDate = head.At.UtcDateTime;
        using var flow = new PdfPages(document, head, _fonts, pages);
        content(flow);
        return document.PageCount;
    }
}
