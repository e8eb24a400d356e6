using System.Text;

namespace VoltKosova.Benchmarks.Measuring;

/// <summary>
/// A request as bytes in which only a number changes, written in digits, in letters or as a day, so that sending it costs next to nothing.
/// </summary>
internal sealed class Template
{
    public const string Number = "000000000000";

    /// <summary>The same number in letters: people whose names differ in digits alone have one name.</summary>
    public const string Word = "aaaaaaaaaaaa";

    /// <summary>One of 16,800 days, as people are born.</summary>
    public const string Day = "1900-01-01";

    private static long _numbers = DateTime.UtcNow.Ticks / 10_000_000 % 100_000 * 10_000_000;

    private readonly byte[] _bytes;
    private readonly int[] _numberPlaces;
    private readonly int[] _wordPlaces;
    private readonly int[] _dayPlaces;

    private Template(byte[] bytes, int status)
    {
        (_bytes, Status) = (bytes, status);
        _numberPlaces = [.. Places(bytes, Number)];
        _wordPlaces = [.. Places(bytes, Word)];
        _dayPlaces = [.. Places(bytes, Day)];
    }

    public int Status { get; }

    public static Template Get(string path, string? token = null, int status = 200) =>
        new(Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: bench\r\n{Bearer(token)}\r\n"), status);

    public static Template Post(string path, string body, int status, string? token = null, string headers = "") => new(
        Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n{headers}{Bearer(token)}"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"),
        status);

    public byte[] Next()
    {
        var request = (byte[])_bytes.Clone();
        if (_numberPlaces.Length == 0)
            return request;
        var number = Interlocked.Increment(ref _numbers);
        foreach (var place in _numberPlaces)
            Write(request.AsSpan(place, Number.Length), number, '0');
        foreach (var place in _wordPlaces)
            Write(request.AsSpan(place, Word.Length), number, 'a');
        foreach (var place in _dayPlaces)
        {
            Write(request.AsSpan(place, 4), 1950 + (number % 50), '0');
            Write(request.AsSpan(place + 5, 2), 1 + (number / 50 % 12), '0');
            Write(request.AsSpan(place + 8, 2), 1 + (number / 600 % 28), '0');
        }

        return request;
    }

    private static void Write(Span<byte> into, long number, char zero)
    {
        for (var digit = into.Length - 1; digit >= 0; digit--, number /= 10)
            into[digit] = (byte)(zero + (number % 10));
    }

    private static string Bearer(string? token) => token is null ? "" : $"Authorization: Bearer {token}\r\n";

    private static IEnumerable<int> Places(byte[] bytes, string marker)
    {
        var sought = Encoding.ASCII.GetBytes(marker);
        for (var at = 0; at + sought.Length <= bytes.Length; at++)
        {
            if (!bytes.AsSpan(at, sought.Length).SequenceEqual(sought))
                continue;
            yield return at;
            at += sought.Length - 1;
        }
    }
}
