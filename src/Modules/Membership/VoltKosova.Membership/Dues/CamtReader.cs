using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// Reads the entries of a bank file (camt.053 or camt.054, versions 02 to 08) as it comes, one after the other: in memory are one
/// entry and a digest of each before it, to tell twins apart.
/// Document types are prohibited, so nothing in the file can make the reader fetch or unfold anything.
/// </summary>
internal static class CamtReader
{
    private static readonly XmlReaderSettings _strict = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    // All transfers of an entry are booked in one commit, and are in memory together.
    private const int MostDetails = 10_000;

    // Banks of the region still write windows-1250 and 1252, and say so in the first line.
    static CamtReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The entries in their order. The file is read to its end, unless it is broken.</summary>
    /// <param name="seesAccount">Is told of the accounts that the file is about.</param>
    /// <exception cref="BankFileException">The file is broken or not one of these; what was read before is not to be used.</exception>
    public static async IAsyncEnumerable<BankEntry> Read(
        Stream file, Action<string> seesAccount, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = XmlReader.Create(file, _strict);
        var (account, statement, madeOn, seen) = ("", "", "", new Dictionary<string, int>());
        XElement? pageOfMessage = null, pageOfStatement = null;
        for (var more = await Next(reader); more;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader is { NodeType: XmlNodeType.Element, Depth: 0 } && !IsKnown(reader))
                throw new BankFileException(new BankFileUnknown(LineOf(reader)));
            if (reader is not
                {
                    NodeType: XmlNodeType.Element,
                    Depth: 3,
                    LocalName: "MsgPgntn" or "Id" or "StmtPgntn" or "NtfctnPgntn" or "CreDtTm" or "Acct" or "Ntry",
                })
            {
                more = await Next(reader);
                continue;
            }

            // Reading a node leaves the reader on what follows it.
            var line = LineOf(reader);
            var (name, node) = (reader.LocalName, await Node(reader, cancellation));
            switch (name)
            {
                case "MsgPgntn":
                    pageOfMessage = node;
                    continue;
                case "Id":
                    (statement, pageOfStatement) = (node.Value.Trim(), null);
                    continue;
                case "CreDtTm":
                    madeOn = node.Value.Trim() is { Length: >= 10 } at ? at[..10] : "";
                    continue;
                case "StmtPgntn" or "NtfctnPgntn":
                    pageOfStatement = node;
                    continue;
                case "Acct":
                    account = Text(node, "Id", "IBAN") ?? Text(node, "Id", "Othr", "Id") ?? "";
                    seesAccount(account);
                    continue;
            }

            var entry = Entry(node, line, account);

            // What is pending comes again when it is booked, maybe in this file.
            var occurrence = entry.IsBooked ? seen[entry.Identity] = seen.GetValueOrDefault(entry.Identity) + 1 : 0;
            yield return entry with
            {
                Identity = string.Create(CultureInfo.InvariantCulture, $"{entry.Identity}:{occurrence}"),
                Page = Page(pageOfStatement ?? pageOfMessage, $"{account}|{statement}|{madeOn}"),
            };
        }
    }

    // A bank that sends a statement anew on another day may break the pages elsewhere.
    private static BankPage? Page(XElement? pages, string statement) =>
        Text(pages, "PgNb") is { Length: <= 5 } number && (number != "1" || Text(pages, "LastPgInd") is not ("true" or "1"))
            ? new BankPage(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(statement))), number)
            : null;

    private static bool IsKnown(XmlReader reader) =>
        reader.LocalName == "Document" && reader.NamespaceURI.Split(':')[^1].Split('.') is ["camt", "053" or "054", "001", var version]
        && version is "02" or "03" or "04" or "05" or "06" or "07" or "08";

    private static BankEntry Entry(XElement node, int line, string account)
    {
        var amount = Amount(node, line);
        var (bookedOn, reference) = (Day(node, line), Given(Text(node, "AcctSvcrRef")));
        if (Children(node, "NtryDtls").SelectMany(one => Children(one, "TxDtls")).Skip(MostDetails).Any())
            throw new BankFileException(new BankEntryTooLarge(line, MostDetails));
        BankDetail[] details = [.. Children(node, "NtryDtls").SelectMany(one => Children(one, "TxDtls")).Select(one => Detail(one, line))];

        // Details that do not add up to their entry are not believed: the entry waits as a whole.
        if (details is [var only])
            details = [only with { Amount = amount }];
        else if (details.Length == 0 || details.Any(one => one.Amount?.Currency != amount.Currency)
            || details.Sum(one => one.Amount!.ToDecimal()) != amount.ToDecimal())
            details = [new BankDetail(amount, null, [], null, Text(node, "AddtlNtryInf"))];
        return new BankEntry(
            line,
            Identity(account, reference, bookedOn, amount, node),
            amount,
            Text(node, "CdtDbtInd") switch
            {
                "CRDT" => true,
                "DBIT" => false,
                _ => throw new BankFileException(new BankEntryWrong(line, "CdtDbtInd")),
            },
            Text(node, "RvslInd") is "true" or "1",
            (Text(node, "Sts", "Cd") ?? Text(node, "Sts")) is null or "BOOK",
            bookedOn,
            reference,
            details,
            NamesAccount: account.Length > 0,
            ValuedOn: DayIn(Text(node, "ValDt", "Dt") ?? Text(node, "ValDt", "DtTm")));
    }

    private static BankDetail Detail(XElement node, int line)
    {
        var amount = Child(node, "Amt") ?? Child(Child(node, "AmtDtls"), "TxAmt");
        var (payer, payee) = (Child(Child(node, "RltdPties"), "Dbtr"), Child(Child(node, "RltdPties"), "Cdtr"));
        var remittance = Child(node, "RmtInf");
        var free = string.Join(' ', Children(remittance, "Ustrd").Select(one => one.Value.Trim()));
        var reference = Children(remittance, "Strd").Select(one => CreditorReference.Parse(Text(one, "CdtrRefInf", "Ref")))
            .Append(CreditorReference.Parse(Text(node, "Refs", "EndToEndId")))
            .Concat(TypedReference.In(free)).FirstOrDefault(one => one is not null);
        return new BankDetail(
            amount is null ? null : Amount(amount.Name.LocalName == "Amt" ? node : amount, line),
            reference,
            [
                .. new[] { Text(node, "Refs", "AcctSvcrRef"), Text(node, "Refs", "TxId"), Text(node, "Refs", "EndToEndId") }
                    .Select(Given).OfType<string>(),
            ],
            Text(payer, "Nm") ?? Text(payer, "Pty", "Nm"),
            free.Length > 0 ? free : null,
            Iban.Parse(Text(node, "RltdPties", "DbtrAcct", "Id", "IBAN")),
            Text(payee, "Nm") ?? Text(payee, "Pty", "Nm"));
    }

    private static Money Amount(XElement parent, int line) =>
        Child(parent, "Amt") is { } amount && amount.Attribute("Ccy")?.Value is { Length: 3 } currency
        && decimal.TryParse(amount.Value.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and < 1_000_000_000_000
            ? Money.Of(value, currency)
            : throw new BankFileException(new BankEntryWrong(line, "Amt"));

    private static DateOnly Day(XElement node, int line)
    {
        var text = Text(node, "BookgDt", "Dt") ?? Text(node, "BookgDt", "DtTm")
            ?? Text(node, "ValDt", "Dt") ?? Text(node, "ValDt", "DtTm");
        return DayIn(text) ?? throw new BankFileException(new BankEntryWrong(line, "BookgDt"));
    }

    private static DateOnly? DayIn(string? text) => text is { Length: >= 10 }
        && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    // The bank's own reference where it gives one, which a reversal may repeat; otherwise all that the entry says, but for its number: many
    // banks count anew in every file.
    private static string Identity(string account, string? reference, DateOnly bookedOn, Money amount, XElement node)
    {
        var said = reference ?? string.Join('|', node.Descendants()
            .Where(one => !one.HasElements && one.Name.LocalName != "NtryRef").Select(one => one.Value.Trim()));
        var parts = string.Create(
            CultureInfo.InvariantCulture,
            $"{account}|{bookedOn:yyyy-MM-dd}|{amount.Amount}|{amount.Currency}|{Text(node, "CdtDbtInd")}|{Text(node, "RvslInd")}|{said}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
    }

    private static string? Given(string? reference) => reference is null or "NOTPROVIDED" or "NONREF" ? null : reference;

    private static Task<bool> Next(XmlReader reader) => Understood(reader.ReadAsync);

    private static Task<XElement> Node(XmlReader reader, CancellationToken cancellation) =>
        Understood(async () => (XElement)await XNode.ReadFromAsync(reader, cancellation));

    private static async Task<T> Understood<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (XmlException broken)
        {
            throw new BankFileException(new BankFileNotXml(Math.Max(1, broken.LineNumber)));
        }
    }

    private static int LineOf(XmlReader reader) => (reader as IXmlLineInfo)?.LineNumber ?? 0;

    private static XElement? Child(XElement? node, string name) => Children(node, name).FirstOrDefault();

    private static IEnumerable<XElement> Children(XElement? node, string name) =>
        node?.Elements().Where(one => one.Name.LocalName == name) ?? [];

    private static string? Text(XElement? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            node = Child(node, name);
        return node is { HasElements: false } && node.Value.Trim() is { Length: > 0 } text ? text : null;
    }
}

/// <summary>One entry of a bank file.</summary>
/// <param name="Line">Where it begins in the file.</param>
/// <param name="Identity">The same in every file that holds the entry.</param>
/// <param name="IsCredit">Whether money came in.</param>
/// <param name="IsReversal">Whether it takes an earlier entry back.</param>
/// <param name="IsBooked">Whether it is final.</param>
/// <param name="Reference">The bank's own reference.</param>
/// <param name="Details">What it consists of; they add up to its amount.</param>
/// <param name="NamesAccount">Whether the file says which account it is about.</param>
/// <param name="Page">Which page of its statement the file is; null where it is all of it, or does not say.</param>
/// <param name="ValuedOn">From when the bank counts it; null where it does not say.</param>
/// <param name="Place">Its place among the entries of the file, from 1; null in entries that waited before there were places.</param>
internal sealed record BankEntry(
    int Line,
    string Identity,
    Money Amount,
    bool IsCredit,
    bool IsReversal,
    bool IsBooked,
    DateOnly BookedOn,
    string? Reference,
    IReadOnlyList<BankDetail> Details,
    bool NamesAccount = true,
    BankPage? Page = null,
    DateOnly? ValuedOn = null,
    int? Place = null);

/// <summary>A page of a statement that the bank sends as several files.</summary>
/// <param name="Statement">A digest of the account, of what the bank calls the statement and of the day on which it was made.</param>
/// <param name="Number">Its number, as the bank writes it.</param>
internal sealed record BankPage(string Statement, string Number);

/// <summary>One transfer in an entry.</summary>
/// <param name="Amount">Null only while the entry is read.</param>
/// <param name="Reference">The creditor reference, wherever the payer has put it.</param>
/// <param name="BankReferences">What the banks call the transfer.</param>
/// <param name="PayerAccount">The IBAN that the money came from, while the file is read; from then on its keyed hash.</param>
/// <param name="PayeeName">Whom money went to that went out.</param>
internal sealed record BankDetail(
    Money? Amount,
    string? Reference,
    IReadOnlyList<string> BankReferences,
    string? PayerName,
    string? PayerText,
    string? PayerAccount = null,
    string? PayeeName = null);

/// <summary>The file cannot be used.</summary>
internal sealed class BankFileException(Rejection rejection) : Exception(rejection.Reason)
{
    /// <summary>Where and why.</summary>
    public Rejection Rejection { get; } = rejection;
}

internal sealed record BankFileNotXml(int Line) : Rejection("The file is not well-formed XML.", RejectionKind.Invalid);

internal sealed record BankFileUnknown(int Line) : Rejection("The file is neither camt.053 nor camt.054.", RejectionKind.Invalid);

internal sealed record BankEntryWrong(int Line, string Element) : Rejection("An entry cannot be understood.", RejectionKind.Invalid);

internal sealed record BankEntryTooLarge(int Line, int Most) : Rejection("An entry has too many transfers.", RejectionKind.Invalid);

internal sealed record BankFileTooLarge(int Most) : Rejection("The file has too many entries.", RejectionKind.Invalid);
