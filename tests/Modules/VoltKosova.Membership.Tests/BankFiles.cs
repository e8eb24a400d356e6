namespace VoltKosova.Membership.Tests;

/// <summary>Bank files as banks write them.</summary>
internal static class BankFiles
{
    public const string Iban = "XK051212012345678906";

    /// <summary>A statement of version 02.</summary>
    public static string Statement(params IEnumerable<string> entries) => Of("camt.053.001.02", "BkToCstmrStmt", "Stmt", entries);

    /// <summary>A page of a statement that a bank sends as several files, version 08.</summary>
    public static string Page(int number, bool isLast, string statement, params IEnumerable<string> entries) =>
        Of("camt.053.001.08", "BkToCstmrStmt", "Stmt", entries)
            .Replace("<b:PgNb>1</b:PgNb><b:LastPgInd>true<", $"<b:PgNb>{number}</b:PgNb><b:LastPgInd>{(isLast ? "true" : "false")}<",
                StringComparison.Ordinal)
            .Replace("<b:Id>S1<", $"<b:Id>{statement}<", StringComparison.Ordinal);

    /// <summary>A file of any version, with a BOM and the entries one a line from line 6 on.</summary>
    public static string Of(string schema, string message, string report, IEnumerable<string> entries) =>
        $"""
        {'\uFEFF'}<?xml version="1.0" encoding="UTF-8"?>
        <b:Document xmlns:b="urn:iso:std:iso:20022:tech:xsd:{schema}"><b:{message}>
        <b:GrpHdr><b:MsgId>M1</b:MsgId><b:MsgPgntn><b:PgNb>1</b:PgNb><b:LastPgInd>true</b:LastPgInd></b:MsgPgntn></b:GrpHdr>
        <b:{report}><b:Id>S1</b:Id>
        <b:Acct><b:Id><b:IBAN>{Iban}</b:IBAN></b:Id></b:Acct>
        {string.Join('\n', entries.Select(Prefixed))}
        </b:{report}></b:{message}></b:Document>
        """;

    /// <summary>An entry; the details as they are.</summary>
    public static string Entry(
        string amount, string? bank, string details = "", string way = "CRDT", string status = "BOOK", string currency = "EUR",
        bool reversal = false) =>
        $"<Ntry><Amt Ccy=\"{currency}\">{amount}</Amt><CdtDbtInd>{way}</CdtDbtInd>{(reversal ? "<RvslInd>true</RvslInd>" : "")}"
        + $"<Sts>{status}</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>{(bank is null ? "" : $"<AcctSvcrRef>{bank}</AcctSvcrRef>")}"
        + $"<NtryDtls>{details}</NtryDtls></Ntry>";

    /// <summary>A transfer in an entry, version 02.</summary>
    public static string Transfer(
        string amount, string? reference, string name = "Nightjar Payer", string? free = null, string? iban = null) =>
        $"<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"EUR\">{amount}</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>{name}</Nm></Dbtr>"
        + (iban is null ? "" : $"<DbtrAcct><Id><IBAN>{iban}</IBAN></Id></DbtrAcct>") + "</RltdPties>"
        + $"<RmtInf>{(free is null ? "" : $"<Ustrd>{free}</Ustrd>")}"
        + (reference is null ? "" : $"<Strd><CdtrRefInf><Ref>{reference}</Ref></CdtrRefInf></Strd>") + "</RmtInf></TxDtls>";

    private static string Prefixed(string xml) => xml.Replace("</", "\0", StringComparison.Ordinal)
        .Replace("<", "<b:", StringComparison.Ordinal).Replace("\0", "</b:", StringComparison.Ordinal);
}
