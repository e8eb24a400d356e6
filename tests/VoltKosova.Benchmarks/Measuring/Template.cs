using System.Text;

namespace VoltKosova.Benchmarks.Measuring;

/// <summary>A request as bytes in which only a number changes, so that sending it costs next to nothing.</summary>
internal sealed class Template
{
    public const string Number = "000000000000";

    private static long _numbers = DateTime.UtcNow.Ticks / 10_000_000 % 100_000 * 10_000_000;

    private readonly byte[] _bytes;
    private readonly int[] _places;

    private Template(byte[] bytes, int status)
    {
        (_bytes, Status) = (bytes, status);
        _places = [.. Places(bytes)];
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
        if (_places.Length == 0)
            return request;
        var number = Interlocked.Increment(ref _numbers);
        foreach (var place in _places)
        {
            var left = number;
            for (var digit = Number.Length - 1; digit >= 0; digit--, left /= 10)
                request[place + digit] = (byte)('0' + (left % 10));
        }

        return request;
    }

    private static string Bearer(string? token) => token is null ? "" : $"Authorization: Bearer {token}\r\n";

    private static IEnumerable<int> Places(byte[] bytes)
    {
        var number = Encoding.ASCII.GetBytes(Number);
        for (var at = 0; at + number.Length <= bytes.Length; at++)
        {
            if (!bytes.AsSpan(at, number.Length).SequenceEqual(number))
                continue;
            yield return at;
            at += number.Length - 1;
        }
    }
}
