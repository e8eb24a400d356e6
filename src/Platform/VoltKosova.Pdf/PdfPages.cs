using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using QRCoder;

namespace VoltKosova.Pdf;

/// <summary>Pages that fill from the top; what no longer fits begins the next one.</summary>
public sealed class PdfPages : IDisposable
{
    private const double Foot = 28;

    private readonly PdfDocument _document;
    private readonly PdfHead _head;
    private readonly PdfFonts _fonts;
    private readonly int _of;
    private readonly StructureBuilder _tags;
    private XGraphics _page;
    private double _y;

    internal PdfPages(PdfDocument document, PdfHead head, PdfFonts fonts, int of)
    {
        (_document, _head, _fonts, _of) = (document, head, fonts, of);
        var accessible = UAManager.ForDocument(document);
        accessible.SetDocumentLanguage(head.Language.ToString().ToLowerInvariant());
        _tags = accessible.StructureBuilder;
        _page = NewPage();
    }

    /// <summary>How wide a line is, in points.</summary>
    public double Width => _head.Paper.Width - (2 * _head.Paper.Margin);

    internal double Size => _head.Paper.Size;

    internal XGraphics Page => _page;

    private double Left => _head.Paper.Margin;

    private double Bottom => _head.Paper.Height - _head.Paper.Margin - (_head.Paper.HasFoot ? Foot - 12 : 0);

    /// <summary>A heading; it stays with what follows.</summary>
    /// <param name="level">1 for the document's own, 2 for a part, 3 for a part of that.</param>
    public void Heading(string text, int level = 1)
    {
        var (font, tag) = level switch
        {
            1 => (_fonts.Of(Size * 1.8, bold: true), PdfBlockLevelElementTag.Heading1),
            2 => (_fonts.Of(Size * 1.35, bold: true), PdfBlockLevelElementTag.Heading2),
            _ => (_fonts.Of(Size * 1.1, bold: true), PdfBlockLevelElementTag.Heading3),
        };
        Space(level == 1 ? 0 : Size * 0.9);
        var lines = Broken(text, font, Width);
        Need((lines.Count * HeightOf(font)) + (4 * Size));
        Flow(lines, font, PdfColour.Text, tag);
        Space(Size * 0.4);
    }

    /// <summary>Plain text; a line feed begins a new line.</summary>
    public void Paragraph(string text)
    {
        var font = _fonts.Of(Size);
        Flow(Broken(text, font, Width), font, PdfColour.Text, PdfBlockLevelElementTag.Paragraph);
        Space(Size * 0.6);
    }

    /// <summary>Small text that steps back.</summary>
    public void Note(string text)
    {
        var font = _fonts.Of(Size * 0.85);
        Flow(Broken(text, font, Width), font, PdfColour.Soft, PdfBlockLevelElementTag.Paragraph);
        Space(Size * 0.6);
    }

    /// <summary>Names and what they are, one a line.</summary>
    /// <param name="share">The part of the width that the names take.</param>
    public void KeyValues(IReadOnlyList<(string Key, string Value)> pairs, double share = 0.35)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        new TableLayout(this, [new PdfColumn("", share), new PdfColumn("", 1 - share)], hasHead: false, hasRules: false)
            .Set(pairs.Select(pair => (IReadOnlyList<string>)[pair.Key, pair.Value]));
        Space(Size * 0.8);
    }

    /// <summary>A table; its head stands again on every page.</summary>
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns.</exception>
    public void Table(IReadOnlyList<PdfColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        new TableLayout(this, columns, hasHead: true, hasRules: true).Set(rows);
        Space(Size);
    }

    /// <summary>A drawing; it becomes smaller where it is wider than a line.</summary>
    /// <param name="width">Of the drawing, in its own lengths; points unless it becomes smaller.</param>
    /// <param name="height">Likewise.</param>
    /// <param name="says">What it shows, for those who do not see it.</param>
    /// <param name="draw">Draws it.</param>
    public void Drawing(double width, double height, string says, Action<PdfCanvas> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var scale = Math.Min(1, Math.Min(Width / width, RoomOfPage / height));
        Need(height * scale);
        Draw(new XRect(Left, _y, width * scale, height * scale), scale, says, draw);
        _y += height * scale;
        Space(Size * 0.8);
    }

    /// <summary>A QR code with medium correction, with the quiet zone it needs.</summary>
    /// <param name="content">What it holds, for example an address.</param>
    /// <param name="says">What it is for, for those who do not see it.</param>
    /// <param name="side">How wide it is, in points.</param>
    public void QrCode(string content, string says, double side = 96) => Drawing(side, side, says, Code(content, side));

    /// <summary>A QR code in the lower right corner of this page, beside what flows: it takes no room from it.</summary>
    /// <inheritdoc cref="QrCode" />
    public void QrCodeInCorner(string content, string says, double side = 96) =>
        Draw(new XRect(Left + Width - side, Bottom - side, side, side), 1, says, Code(content, side));

    /// <summary>Free space; none at the top of a page.</summary>
    public void Space(double points)
    {
        if (_y > Left)
            _y += points;
    }

    /// <summary>Goes on with the next page.</summary>
    public void NextPage()
    {
        EndPage();
        _page = NewPage();
    }

    /// <summary>Ends the last page; whoever made the pages calls it.</summary>
    public void Dispose() => EndPage();

    internal XFont Font(bool bold) => _fonts.Of(Size * 0.95, bold);

    internal IReadOnlyList<string> Broken(string text, XFont font, double width) =>
        Lines.Of(text, width, part => _page.MeasureString(part, font).Width);

    internal static double HeightOf(XFont font) => font.Size * 1.35;

    internal double RoomOfPage => Bottom - Left;

    internal double RoomLeft => Bottom - _y;

    /// <summary>Takes room from the page; its left upper corner.</summary>
    internal (double X, double Y) Take(double height)
    {
        var corner = (Left, _y);
        _y += height;
        return corner;
    }

    // Whoever hears the lines one after another would else hear the last word of one and the first of the next as one.
    internal static string AsRead(string line) => line + " ";

    internal void Rule(double y, double width) => Artifact(
        () => _page.DrawLine(new XPen(PdfColour.Line.Mixed, width), Left, y, Left + Width, y));

    internal void Tagged(PdfBlockLevelElementTag tag, Action set)
    {
        _tags.BeginElement(tag);
        set();
        _tags.End();
    }

    internal void Artifact(Action draw)
    {
        _tags.BeginArtifact();
        draw();
        _tags.End();
    }

    // A tag's box is told from the lower left corner, as the format counts.
    private void Draw(XRect box, double scale, string says, Action<PdfCanvas> draw)
    {
        var told = new XRect(box.X, _head.Paper.Height - box.Y - box.Height, box.Width, box.Height);
        _tags.BeginElement(PdfIllustrationElementTag.Figure, Printable.Text(says), told);
        var state = _page.Save();
        _page.TranslateTransform(box.X, box.Y);
        _page.ScaleTransform(scale);
        draw(new PdfCanvas(_page, _fonts));
        _page.Restore(state);
        _tags.End();
    }

    private void Flow(IReadOnlyList<string> lines, XFont font, PdfColour colour, PdfBlockLevelElementTag tag)
    {
        var (at, height) = (0, HeightOf(font));
        while (at < lines.Count)
        {
            Need(height);
            var fitting = lines.Skip(at).Take(Math.Max(1, (int)(RoomLeft / height))).ToList();
            Tagged(tag, () =>
            {
                foreach (var line in fitting)
                    _page.DrawString(AsRead(line), font, colour.Brush, Left, Take(height).Y + font.Size);
            });
            at += fitting.Count;
        }
    }

    private void Need(double height)
    {
        if (RoomLeft < Math.Min(height, RoomOfPage))
            NextPage();
    }

    private XGraphics NewPage()
    {
        var page = _document.AddPage();
        page.Width = XUnit.FromPoint(_head.Paper.Width);
        page.Height = XUnit.FromPoint(_head.Paper.Height);
        _y = Left;
        return XGraphics.FromPdfPage(page);
    }

    private void EndPage()
    {
        if (_head.Paper.HasFoot)
            Artifact(WriteFoot);
        _page.Dispose();
    }

    private void WriteFoot()
    {
        var font = _fonts.Of(Size * 0.8);
        var y = _head.Paper.Height - Foot;
        _page.DrawLine(new XPen(PdfColour.Line.Mixed, 0.6), Left, y - 14, Left + Width, y - 14);
        _page.DrawString(Printable.Text($"{_head.Issuer} · {_head.Title}"), font, PdfColour.Soft.Brush, Left, y);
        var number = $"{_document.PageCount} / {_of}";
        _page.DrawString(number, font, PdfColour.Soft.Brush, Left + Width - _page.MeasureString(number, font).Width, y);
    }

    private static Action<PdfCanvas> Code(string content, double side)
    {
        // Banks are told that it is UTF-8; unforced, ë and ç alone would be written in Latin-1.
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var modules = code.ModuleMatrix;
        return canvas => canvas.Squares(RunsOf(modules), side / modules.Count);
    }

    private static IEnumerable<(int Column, int Row, int Count)> RunsOf(List<System.Collections.BitArray> modules)
    {
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules.Count; column++)
            {
                var from = column;
                while (column < modules.Count && modules[row][column])
                    column++;
                if (column > from)
                    yield return (from, row, column - from);
            }
        }
    }
}
