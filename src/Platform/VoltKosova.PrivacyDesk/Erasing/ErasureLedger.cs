using System.Globalization;
using Microsoft.Extensions.Logging;
using VoltKosova.Privacy;

namespace VoltKosova.PrivacyDesk.Erasing;

/// <summary>
/// Who was erased and when, in a file that a restored backup of the database does not take back: <c>&lt;instant&gt; &lt;person&gt;</c>,
/// a line each, only ever added to. It holds ids and nothing else. Hosts on several machines share the file.
/// </summary>
internal sealed partial class ErasureLedger(PrivacySettings settings, ILogger<ErasureLedger> log) : IForgetPerson
{
    private static readonly Lock _oneLineAtATime = new();

    public static string Part => "ledger";

    public Task Forget(Guid person, DateTimeOffset erasedAt, CancellationToken cancellation)
    {
        if (settings.ErasureLedger is not { } file)
        {
            NotWritten(log);
            return Task.CompletedTask;
        }

        var line = $"{erasedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)} {person}";
        lock (_oneLineAtATime)
        {
            if (!File.Exists(file) || !File.ReadLines(file).Contains(line))
                Add(file, line);
        }

        return Task.CompletedTask;
    }

    /// <summary>Everybody who was erased, in the order in which they were first.</summary>
    /// <exception cref="FormatException">A line is none; the message says which, and nothing of it.</exception>
    public IReadOnlyList<Guid> Read()
    {
        if (settings.ErasureLedger is not { } file || !File.Exists(file))
            return [];
        var people = new OrderedDictionary<Guid, int>();
        foreach (var (line, at) in File.ReadLines(file).Select((line, at) => (line.Trim(), at)))
        {
            if (line.Length == 0)
                continue;
            if (line.Split(' ') is not [_, var id] || !Guid.TryParse(id, out var person))
                throw new FormatException($"Line {at + 1} of the ledger of erasures is not <instant> <person>.");
            people.TryAdd(person, at);
        }

        return [.. people.Keys];
    }

    // On the disk before it is acknowledged: a ledger that a power cut takes back is none.
    private static void Add(string file, string line)
    {
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        using var writer = new StreamWriter(stream);
        writer.Write(line + '\n');
        writer.Flush();
        stream.Flush(flushToDisk: true);
    }

    [LoggerMessage(LogLevel.Warning, "An erasure is not written to a ledger: name a file in Privacy:ErasureLedger")]
    private static partial void NotWritten(ILogger log);
}
