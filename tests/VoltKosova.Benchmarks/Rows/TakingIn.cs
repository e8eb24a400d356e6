using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>
/// A file of 50,000 members, looked at and taken in, and a statement of 50,000 entries, booked, beside files a tenth as long in the same
/// host: whether a line costs more where there are many, and whether the host holds more in memory for it.
/// </summary>
internal static class TakingIn
{
    private const string Imports = "/api/v1/membership/member-imports";
    private const string BankFiles = "/api/v1/membership/bank-files";
    private const string Iban = "XK051212012345678906";

    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(200);

    private sealed record Taken(double Milliseconds, double Memory);

    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        var (few, many) = (effort.Of(1_000, 5_000), effort.Of(10_000, 50_000));
        await using var town = await Town.Found(
            cluster, "taking_in", ("Access__MassLimits", "2026-01-01=1000000"), ("Access__StepUpLife", "02:00:00"));
        using var client = town.Client();

        foreach (var (name, what, take) in ((string, string, Func<HttpClient, Town, int, Task>)[])
            [
                ("import", "a line of a file of members", Members), ("bank", "an entry of a statement", Statement),
            ])
        {
            var small = await Watch(town, few, () => take(client, town, few));
            var large = await Watch(town, many, () => take(client, town, many));
            yield return Row.AtMost(
                2, $"{name}-time", $"{what}: {many:N0} by {few:N0}", large.Milliseconds, small.Milliseconds, "ms");
            yield return Row.AtMost(
                1.25, $"{name}-memory", $"most memory meanwhile, {what}: {many:N0} by {few:N0}", large.Memory, small.Memory, "MiB");
        }
    }

    private static async Task<Taken> Watch(Town town, int count, Func<Task> take)
    {
        var (begun, most, work) = (Stopwatch.GetTimestamp(), 0.0, take());
        do
        {
            most = Math.Max(most, town.Host.Memory);
        }
        while (await Task.WhenAny(work, Task.Delay(_look)) != work);
        await work;
        return new Taken(Stopwatch.GetElapsedTime(begun).TotalMilliseconds / count, most);
    }

    private static async Task Members(HttpClient client, Town town, int count)
    {
        var file = new StringBuilder("Emri;Mbiemri;E-maili;Datëlindja;Komuna;Anëtar që nga\n");
        for (var at = 0; at < count; at++)
            file.Append(
                $"{Word(at)};{Word(at / 7)} {Word(count - at)};p{at}.{count}@import.example;"
                + $"{1 + (at % 28)}.{1 + (at % 12)}.{1940 + (at % 65)};Prishtinë;1.2.2024\n");
        var id = await HandIn(
            client, $"{Imports}?chapter_id={town.Chapter}&consent_version=2026-01", file.ToString(), "text/csv", "import_id");
        var ready = await Town.Until(client, $"{Imports}/{id}", row => (string)row["stage"]! == "ready");
        using var confirm = new HttpRequestMessage(HttpMethod.Post, $"{Imports}/{id}/confirmation")
        {
            Content = new StringContent("""{"with_duplicates":true}""", Encoding.UTF8, "application/json"),
            Headers = { { "If-Match", $"\"{ready["version"]}\"" } },
        };
        await Town.Answer(client.SendAsync(confirm));
        var done = await Town.Until(client, $"{Imports}/{id}", row => (string)row["stage"]! == "imported");
        Told(count, done);
    }

    private static async Task Statement(HttpClient client, Town town, int count)
    {
        var file = new StringBuilder(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
            <GrpHdr><MsgId>M{count}</MsgId></GrpHdr><Stmt><Id>S{count}</Id><Acct><Id><IBAN>{Iban}</IBAN></Id></Acct>

            """);
        for (var at = 0; at < count; at++)
            file.Append(
                $"<Ntry><Amt Ccy=\"EUR\">12.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>"
                + $"<AcctSvcrRef>B{count}-{at}</AcctSvcrRef><NtryDtls><TxDtls>"
                + "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">12.50</Amt></TxAmt></AmtDtls>"
                + $"<RltdPties><Dbtr><Nm>{Word(at)} {Word(at / 7)}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>Kuota {at}</Ustrd></RmtInf>"
                + "</TxDtls></NtryDtls></Ntry>\n");
        file.Append("</Stmt></BkToCstmrStmt></Document>");
        var id = await HandIn(client, $"{BankFiles}?chapter_id={town.Chapter}", file.ToString(), "application/xml", "bank_file_id");
        Told(count, await Town.Until(client, $"{BankFiles}/{id}", row => (string)row["state"]! == "imported"));
    }

    private static async Task<string> HandIn(HttpClient client, string path, string file, string type, string id)
    {
        using var content = new StringContent(file, Encoding.UTF8, type);
        return (string)(await Town.Answer(client.PostAsync(path, content)))![id]!;
    }

    private static void Told(int count, JsonNode row) => Console.Error.WriteLine($"  {count:N0}: {row["counts"]!.ToJsonString()}");

    /// <summary>A made-up name of letters, another for each number below a few hundred thousand.</summary>
    private static string Word(int number)
    {
        const string first = "BDFGKLMNPRSTVZ", vowels = "aeiou";
        var word = new StringBuilder();
        for (var left = number + 1; left > 0 || word.Length < 4; left /= first.Length * vowels.Length)
        {
            var (letter, vowel) = (first[left % first.Length], vowels[left / first.Length % vowels.Length]);
            word.Append(word.Length == 0 ? letter : char.ToLowerInvariant(letter)).Append(vowel);
        }

        return word.ToString();
    }
}
