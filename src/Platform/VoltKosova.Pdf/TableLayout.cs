using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace VoltKosova.Pdf;

/// <summary>Sets rows of cells. A row stays on a page; one that is taller than a page is cut where the page ends.</summary>
internal sealed class TableLayout
{
    private const double Gap = 8;

    private readonly PdfPages _pages;
    private readonly IReadOnlyList<PdfColumn> _columns;
    private readonly bool _hasHead;
    private readonly bool _hasRules;
    private readonly List<double> _widths;
    private readonly XFont _plain;
    private readonly XFont _bold;
    private readonly double _line;

    public TableLayout(PdfPages pages, IReadOnlyList<PdfColumn> columns, bool hasHead, bool hasRules)
    {
        (_pages, _columns, _hasHead, _hasRules) = (pages, columns, hasHead, hasRules);
        var shares = columns.Sum(column => column.Share);
        _widths = [.. columns.Select(column => pages.Width * column.Share / shares)];
        (_plain, _bold) = (pages.Font(bold: false), pages.Font(bold: true));
        _line = PdfPages.HeightOf(_plain);
    }

    private double Padding => _hasRules ? _line * 0.25 : _line * 0.08;

    public void Set(IEnumerable<IReadOnlyList<string>> rows) => _pages.Tagged(PdfBlockLevelElementTag.Table, () =>
    {
        IReadOnlyList<string> titles = [.. _columns.Select(column => column.Title)];
        var head = _hasHead ? Cells(titles, _bold) : null;
        var begun = false;
        foreach (var row in rows)
        {
            if (row.Count != _columns.Count)
                throw new ArgumentException($"A row has {row.Count} cells, but the table has {_columns.Count} columns.", nameof(rows));
            foreach (var part in Parts(Cells(row, _plain), head is null ? 0 : HeightOf(head)))
            {
                var isNext = _pages.RoomLeft < HeightOf(part) + (begun || head is null ? 0 : HeightOf(head));
                if (isNext)
                    _pages.NextPage();
                if (head is not null && !begun)
                    _pages.Tagged(PdfBlockLevelElementTag.TableRow, () => Row(head, isHead: true));
                else if (head is not null && isNext)
                    _pages.Artifact(() => Draw(head, isHead: true, tag: false));
                begun = true;
                _pages.Tagged(PdfBlockLevelElementTag.TableRow, () => Row(part, isHead: false));
            }
        }
    });

    private List<IReadOnlyList<string>> Cells(IReadOnlyList<string> row, XFont font) =>
        [.. row.Select((cell, at) => _pages.Broken(cell, font, _widths[at] - Gap))];

    private double HeightOf(List<IReadOnlyList<string>> cells) => (cells.Max(cell => cell.Count) * _line) + (2 * Padding);

    private IEnumerable<List<IReadOnlyList<string>>> Parts(List<IReadOnlyList<string>> cells, double head)
    {
        var most = Math.Max(1, (int)((_pages.RoomOfPage - head - (2 * Padding)) / _line));
        for (var from = 0; from < cells.Max(cell => cell.Count); from += most)
            yield return [.. cells.Select(cell => (IReadOnlyList<string>)[.. cell.Skip(from).Take(most)])];
    }

    private void Row(List<IReadOnlyList<string>> cells, bool isHead) => Draw(cells, isHead, tag: true);

    private void Draw(List<IReadOnlyList<string>> cells, bool isHead, bool tag)
    {
        var height = HeightOf(cells);
        var (left, top) = _pages.Take(height);
        for (var at = 0; at < cells.Count; at++)
        {
            var (cell, x, isNamed) = (at, left, isHead || (!_hasHead && at == 0));
            void Write() => Lines(cells[cell], x, top + Padding, _widths[cell] - Gap, isHead || isNamed, _columns[cell].IsNumber);
            if (tag)
                _pages.Tagged(isNamed ? PdfBlockLevelElementTag.TableHeaderCell : PdfBlockLevelElementTag.TableDataCell, Write);
            else
                Write();
            left += _widths[at];
        }

        if (_hasRules)
            _pages.Rule(top + height, isHead ? 1 : 0.5);
    }

    private void Lines(IReadOnlyList<string> lines, double x, double y, double width, bool bold, bool right)
    {
        var font = bold ? _bold : _plain;
        for (var at = 0; at < lines.Count; at++)
        {
            var indent = right ? width - _pages.Page.MeasureString(lines[at], font).Width : 0;
            _pages.Page.DrawString(PdfPages.AsRead(lines[at]), font, PdfColour.Text.Brush, x + indent, y + (at * _line) + font.Size);
        }
    }
}
