using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// Reads the entries of a table that a bank or a spreadsheet has written: fields between semicolons, commas or tabs, columns in any order,
/// recognised by their heads, which may stand below lines about the account. What cannot be understood refuses the file with its line.
/// A table is held in memory, because its letters are known only at its end.
/// </summary>
internal static partial class CsvBankReader
{
    /// <summary>The largest table.</summary>
    internal const int MostBytes = 32 * 1024 * 1024;

    private const int MostBytesOfRow = 256 * 1024;
    private const int MostLinesBeforeHead = 30;
    private const string Usual = "EUR";

    // Rows below the entries that sum them up.
    private static readonly HashSet<string> _sums =
        ["total", "totali", "gjithsej", "shuma totale", "bilanci", "gjendja", "ukupno", "saldo", "stanje", "balance", "closing balance"];

    /// <summary>The entries in their order.</summary>
    /// <param name="charset">What the sender calls the letters; null where it says nothing.</param>
    /// <param name="seesAccount">Is told of the accounts that the rows are about.</param>
    /// <exception cref="BankFileException">The file is none of these or broken; what was read before is not to be used.</exception>
    public static async IAsyncEnumerable<BankEntry> Read(
        Stream file, string? charset, Action<string> seesAccount, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var text = TextByFormula().Replace(BankText.Read(await Bytes(file, cancellation), charset), "\"");
        using var rows = CsvReader.Create(new StringReader(text), new CsvReaderOptions
        {
            Separator = DelimiterOf(text),
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            IncludeValuesInExceptions = false,
            MaxRecordSize = MostBytesOfRow,
        });
        CsvColumns? columns = null;
        var seen = new Dictionary<string, int>();
        while (Next(rows))
        {
            cancellation.ThrowIfCancellationRequested();
            var line = (int)rows.LineNumber;
            string[] cells = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetString)];
            if (columns is null)
            {
                columns = CsvColumns.Of(cells);
                if (columns is null && line > MostLinesBeforeHead)
                    break;
                continue;
            }

            if (cells.FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell)) is not { } first || _sums.Contains(FoldedName.Of(first)))
                continue;
            var entry = Entry(columns, cells, line);
            if (columns.In(cells, CsvColumn.Account) is { } account)
                seesAccount(account);
            var occurrence = seen[entry.Identity] = seen.GetValueOrDefault(entry.Identity) + 1;
            yield return entry with { Identity = string.Create(CultureInfo.InvariantCulture, $"{entry.Identity}:{occurrence}") };
        }

        if (columns is null)
            throw new BankFileException(new BankTableUnknown());
    }

    private static BankEntry Entry(CsvColumns columns, string[] cells, int line)
    {
        var day = CsvCells.Day(columns.In(cells, CsvColumn.Date)) ?? throw Wrong(line, "date");
        var (sum, currency) = Sum(columns, cells, line);
        var money = Money.Of(Math.Abs(sum), currency);
        var free = columns.In(cells, CsvColumn.Text);
        var (own, bank) = (columns.In(cells, CsvColumn.Reference), columns.In(cells, CsvColumn.BankReference));
        var reference = new[] { CreditorReference.Parse(own) }
            .Concat(TypedReference.In(own ?? "")).Concat(TypedReference.In(free ?? "")).FirstOrDefault(one => one is not null);
        var said = bank ?? string.Join('|', cells.Select(cell => cell.Trim()));
        var account = columns.In(cells, CsvColumn.Account);
        var identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"csv|{account}|{day:yyyy-MM-dd}|{money.Amount}|{currency}|{sum > 0}|{said}"))));
        return new BankEntry(
            line, identity, money, IsCredit: sum > 0, IsReversal: false, IsBooked: true, day, bank,
            [
                new BankDetail(
                    money, reference, [], columns.In(cells, CsvColumn.Payer), free,
                    Iban.Parse(columns.In(cells, CsvColumn.PayerAccount))),
            ],
            NamesAccount: account is not null);
    }

    // One column with signs, or one for what came in beside one for what went out.
    private static (decimal Sum, string Currency) Sum(CsvColumns columns, string[] cells, int line)
    {
        var (amount, credit, debit) = (
            columns.In(cells, CsvColumn.Amount), columns.In(cells, CsvColumn.Credit), columns.In(cells, CsvColumn.Debit));
        var found = CsvCells.Sum(amount ?? credit ?? (debit is null ? null : "0")) ?? throw Wrong(line, "amount");
        if (amount is null && debit is not null)
        {
            var went = CsvCells.Sum(debit) ?? throw Wrong(line, "amount");
            found = (found.Sum - Math.Abs(went.Sum), found.Currency ?? went.Currency);
        }

        var currency = (columns.In(cells, CsvColumn.Currency) ?? found.Currency ?? columns.Currency ?? Usual).ToUpperInvariant();
        return currency.Length == 3 && currency.All(char.IsAsciiLetterUpper) ? (found.Sum, currency) : throw Wrong(line, "currency");
    }

    private static bool Next(CsvReader rows)
    {
        try
        {
            return rows.Read();
        }
        catch (CsvFormatException broken)
        {
            throw Wrong(Math.Max(1, (int)broken.LineNumber), "\"");
        }
    }

    // Whatever of the three stands most often in a line that could be the head.
    private static char DelimiterOf(string text)
    {
        var lines = text.Split('\n', MostLinesBeforeHead + 1).Take(MostLinesBeforeHead).ToList();
        return new[] { ';', ',', '\t' }.MaxBy(sign => lines.Max(line => line.Count(letter => letter == sign)));
    }

    private static async Task<byte[]> Bytes(Stream file, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var some = new byte[81920];
        while (await file.ReadAsync(some, cancellation) is > 0 and var read)
        {
            if (kept.Length + read > MostBytes)
                throw new BankFileException(new BankTableTooLarge(MostBytes / 1024 / 1024));
            kept.Write(some, 0, read);
        }

        return kept.ToArray();
    }

    // Banks keep leading zeros for Excel by ="0012", which is no field of the format.
    [GeneratedRegex("""(?<=^|[;,\t])="(?=[^"\n]*"\s*([;,\t]|$))""", RegexOptions.Multiline)]
    private static partial Regex TextByFormula();

    private static BankFileException Wrong(int line, string element) => new(new BankEntryWrong(line, element));
}

internal sealed record BankTableUnknown() : Rejection("No row names the columns of day and amount.", RejectionKind.Invalid);

internal sealed record BankTableTooLarge(int Most) : Rejection("The table is too large.", RejectionKind.Invalid);
