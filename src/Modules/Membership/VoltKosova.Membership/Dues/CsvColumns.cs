using VoltKosova.Kernel;

namespace VoltKosova.Membership.Dues;

/// <summary>What the columns of a bank's table hold, by the heads that banks give them in Albanian, Serbian and English.</summary>
internal sealed class CsvColumns
{
    private static readonly Dictionary<string, CsvColumn> _known = new Dictionary<CsvColumn, string>
    {
        [CsvColumn.Date] =
            "date, booking date, posting date, transaction date, value date, data, data e transaksionit, data e regjistrimit, "
            + "data e valutes, data valute, datum, datum knjizenja, datum transakcije, datum valute, datum promene",
        [CsvColumn.Amount] = "amount, transaction amount, shuma, shuma e transaksionit, vlera, iznos, iznos transakcije",
        [CsvColumn.Credit] = "credit, credit amount, paid in, kredi, kredit, kreditim, hyrje, hyrjet, uplata, uplate, potrazuje, priliv",
        [CsvColumn.Debit] = "debit, debit amount, paid out, debi, debitim, dalje, daljet, isplata, isplate, duguje, odliv",
        [CsvColumn.Currency] = "currency, monedha, valuta",
        [CsvColumn.Payer] =
            "payer, name, payer name, counterparty, debtor, paguesi, emri, emri i paguesit, derguesi, uplatilac, platilac, nalogodavac, "
            + "naziv, ime i prezime, partner",
        [CsvColumn.Text] =
            "text, description, details, purpose, remittance information, pershkrimi, pershkrimi i pageses, qellimi, qellimi i pageses, "
            + "detajet, opis, svrha, svrha uplate, svrha placanja, svrha doznake",
        [CsvColumn.Reference] =
            "reference, payment reference, structured reference, referenca, referenca e pageses, numri i references, poziv na broj, "
            + "poziv na broj odobrenja",
        [CsvColumn.BankReference] =
            "bank reference, transaction id, transaction reference, id, numri i transaksionit, nr i transaksionit, referenca e bankes, "
            + "broj transakcije, referenca banke, referenca transakcije",
        [CsvColumn.PayerAccount] =
            "payer iban, payer account, debtor iban, debtor account, counterparty iban, counterparty account, iban i paguesit, "
            + "llogaria e paguesit, iban i derguesit, llogaria e derguesit, iban platioca, racun platioca, iban uplatioca, "
            + "racun uplatioca, iban nalogodavca, racun nalogodavca",
        [CsvColumn.Account] = "account, iban, own iban, llogaria, numri i llogarise, racun, broj racuna",
    }.SelectMany(one => one.Value.Split(", ").Select(head => (head, one.Key))).ToDictionary(one => one.head, one => one.Key);

    private readonly Dictionary<CsvColumn, int> _places;

    private CsvColumns(Dictionary<CsvColumn, int> places, string? currency) => (_places, Currency) = (places, currency);

    /// <summary>The currency that stands in the head of the amounts, as in <c>Iznos (EUR)</c>; null where none does.</summary>
    public string? Currency { get; }

    /// <summary>A row as a head; null where it is none. It names the day and money that came in, and nothing of that twice.</summary>
    public static CsvColumns? Of(IReadOnlyList<string> cells)
    {
        var (places, currency) = (new Dictionary<CsvColumn, int>(), (string?)null);
        for (var at = 0; at < cells.Count; at++)
        {
            var head = FoldedName.Of(cells[at]);
            var last = head[(head.LastIndexOf(' ') + 1)..];
            var names = !_known.ContainsKey(head) && last.Length == 3 && head.Length > 4 ? last.ToUpperInvariant() : null;
            if (!_known.TryGetValue(names is null ? head : head[..^4], out var column))
                continue;
            if (!places.TryAdd(column, at) && column != CsvColumn.Date)
                return null;
            currency = column is CsvColumn.Amount or CsvColumn.Credit ? names ?? currency : currency;
        }

        return places.ContainsKey(CsvColumn.Date) && (places.ContainsKey(CsvColumn.Amount) || places.ContainsKey(CsvColumn.Credit))
            ? new CsvColumns(places, currency)
            : null;
    }

    /// <summary>What a row has in a column; null where the table has no such column or the cell is empty.</summary>
    public string? In(IReadOnlyList<string> cells, CsvColumn column) =>
        _places.TryGetValue(column, out var at) && at < cells.Count && Plain(cells[at]) is { Length: > 0 } text ? text : null;

    // Excel keeps leading zeros by a formula that is a text: ="0012".
    private static string Plain(string cell)
    {
        var text = cell.Trim().TrimStart('\'');
        return text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 2 ? text[2..^1].Trim() : text;
    }
}

/// <summary>What a column holds.</summary>
internal enum CsvColumn
{
    /// <summary>The day of the booking; of several the first.</summary>
    Date,

    /// <summary>Money that came in, or with a minus went out.</summary>
    Amount,

    /// <summary>Money that came in.</summary>
    Credit,

    /// <summary>Money that went out.</summary>
    Debit,

    /// <summary>ISO 4217.</summary>
    Currency,

    /// <summary>Who has paid.</summary>
    Payer,

    /// <summary>What the payer wrote.</summary>
    Text,

    /// <summary>The creditor reference, where the bank has a column for it.</summary>
    Reference,

    /// <summary>What the bank calls it.</summary>
    BankReference,

    /// <summary>The account that it is about.</summary>
    Account,

    /// <summary>The account that it came from.</summary>
    PayerAccount,
}
