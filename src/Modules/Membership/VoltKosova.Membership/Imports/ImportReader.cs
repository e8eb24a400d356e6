using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using VoltKosova.Kernel;

namespace VoltKosova.Membership.Imports;

/// <summary>In which bytes a file writes what is not ASCII.</summary>
internal enum ImportEncoding
{
    /// <summary>UTF-8; a byte that is none is read as windows-1250, which has the letters of Albanian and Serbian.</summary>
    Auto,

    /// <summary>What Excel in the region writes.</summary>
    Windows1250,

    /// <summary>What Excel in Western Europe writes.</summary>
    Windows1252,
}

/// <summary>
/// Reads the lines of a CSV file as it comes, one after the other, whatever stands between its cells: comma, semicolon, tab.
/// </summary>
internal sealed class ImportReader : IAsyncDisposable
{
    // Longer than any line of persons; a quote that is never closed ends here.
    private const int MostBytesOfALine = 64 * 1024;

    // A heading that nobody knows is as wide as the file; the cells under it are not kept.
    private const int MostColumns = 200;

    private static readonly string[] _needed = ["birth_date"];

    private readonly CsvReader _csv;
    private string?[] _columns = [];

    static ImportReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private ImportReader(CsvReader csv) => _csv = csv;

    /// <summary>The places, from 1, of columns that nobody knows.</summary>
    public IReadOnlyList<int> IgnoredColumns { get; private set; } = [];

    /// <summary>Reads the headings.</summary>
    /// <exception cref="ImportFileException">It is no CSV file, or columns are missing.</exception>
    public static async Task<ImportReader> Open(Stream file, ImportEncoding encoding, CancellationToken cancellation)
    {
        var text = new StreamReader(file, EncodingOf(encoding), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var reader = new ImportReader(CsvReader.Create(text, new CsvReaderOptions
        {
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = MostBytesOfALine,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            TrimWhitespace = true,
        }));
        try
        {
            await reader._csv.ReadHeaderAsync(cancellation);
        }
        catch (CsvFormatException broken)
        {
            throw Broken(broken);
        }

        reader.TakeHeadings(reader._csv.Headers);
        return reader;
    }

    /// <summary>The lines with something in them, in their order.</summary>
    /// <exception cref="ImportFileException">The file is broken; what was read before is not to be used.</exception>
    public async IAsyncEnumerable<(int Line, ImportCells Cells)> Lines([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await More(cancellation))
        {
            var cells = new ImportCells();
            for (var at = 0; at < Math.Min(_columns.Length, _csv.FieldCount); at++)
            {
                if (_columns[at] is { } column && Cell(_csv.GetString(at)) is { } text)
                    cells = cells.With(column, text);
            }

            // A cell more than there are headings would have moved all others: such a line is told by what no longer fits.
            if (cells.All.Any())
                yield return ((int)_csv.LineNumber, cells);
        }
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private async Task<bool> More(CancellationToken cancellation)
    {
        try
        {
            return await _csv.ReadAsync(cancellation);
        }
        catch (CsvFormatException broken)
        {
            throw Broken(broken);
        }
    }

    private void TakeHeadings(IReadOnlyList<string> headings)
    {
        if (headings.Count > MostColumns)
            throw new ImportFileException(new ImportNotCsv(1));
        var seen = new HashSet<string>();
        _columns = [.. headings.Select(heading => ImportCells.ColumnOf(heading) is { } column && seen.Add(column) ? column : null)];
        string[] missing =
        [
            .. _needed.Where(column => !seen.Contains(column)),
            .. seen.Contains("given_name") || seen.Contains("family_name") ? [] : (string[])["given_name"],
        ];
        if (missing.Length > 0)
            throw new ImportFileException(new ImportColumnsMissing(string.Join(", ", missing)));
        IgnoredColumns = [.. Enumerable.Range(1, _columns.Length).Where(place => _columns[place - 1] is null)];
    }

    private static string? Cell(string text) => text.Trim() is { Length: > 0 } cell && !cell.Contains('\0', StringComparison.Ordinal)
        ? cell
        : null;

    private static Encoding EncodingOf(ImportEncoding encoding) => encoding switch
    {
        ImportEncoding.Windows1250 => Encoding.GetEncoding(1250),
        ImportEncoding.Windows1252 => Encoding.GetEncoding(1252),
        _ => Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new Windows1250Fallback()),
    };

    private static ImportFileException Broken(CsvFormatException broken) =>
        new(new ImportNotCsv((int)Math.Max(1, broken.LineNumber)));
}

/// <summary>Reads a byte that is no UTF-8 as what it is in windows-1250, so that a file need not be read twice.</summary>
internal sealed class Windows1250Fallback : DecoderFallback
{
    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Bytes();

    private sealed class Bytes : DecoderFallbackBuffer
    {
        private static readonly Encoding _windows = Encoding.GetEncoding(1250);
        private string _text = "";
        private int _next;

        public override int Remaining => _text.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_text, _next) = (_windows.GetString(bytesUnknown), 0);
            return _text.Length > 0;
        }

        public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0)
                return false;
            _next--;
            return true;
        }

        public override void Reset() => (_text, _next) = ("", 0);
    }
}

/// <summary>The file cannot be used.</summary>
internal sealed class ImportFileException(Rejection rejection) : Exception(rejection.Reason)
{
    /// <summary>Where and why.</summary>
    public Rejection Rejection { get; } = rejection;
}

internal sealed record ImportNotCsv(int Line) : Rejection("The file is no CSV file.", RejectionKind.Invalid);

internal sealed record ImportColumnsMissing(string Columns) : Rejection("The file lacks columns.", RejectionKind.Invalid);

internal sealed record ImportTooLarge(int Most) : Rejection("The file has too many lines.", RejectionKind.Invalid);

internal sealed record ImportEmpty() : Rejection("There is nobody in the file.", RejectionKind.Invalid);
