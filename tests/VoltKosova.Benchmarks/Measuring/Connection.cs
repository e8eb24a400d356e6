using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace VoltKosova.Benchmarks.Measuring;

/// <summary>
/// One HTTP connection on a bare socket. It shares the processor with what it measures, so it does as little as it can: a heavier client
/// would make every host look the same.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[32 * 1024];

    private Connection()
    {
    }

    public static async Task<Connection> Open(Uri host)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(host.Host, host.Port);
        return connection;
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <returns>The body, good until the next request.</returns>
    /// <exception cref="InvalidOperationException">The status is another one.</exception>
    public async Task<ReadOnlyMemory<byte>> Ask(ReadOnlyMemory<byte> request, int status)
    {
        await _socket.SendAsync(request);
        var (have, head, body) = (0, -1, 0);
        while (head < 0 || have < head + body)
        {
            if (have == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(have));
            if (read == 0)
                throw new InvalidOperationException("The host closed the connection.");
            have += read;
            if (head < 0 && (head = EndOfHead(have)) >= 0)
                body = LengthOfBody(_buffer.AsSpan(0, head));
        }

        var answered = int.Parse(_buffer.AsSpan(9, 3), CultureInfo.InvariantCulture);
        return answered == status
            ? _buffer.AsMemory(head, body)
            : throw new InvalidOperationException(
                $"Expected {status}, got {answered}: {Encoding.UTF8.GetString(_buffer.AsSpan(head, Math.Min(body, 600)))}");
    }

    public void Dispose() => _socket.Dispose();

    private int EndOfHead(int have)
    {
        var at = _buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
        return at < 0 ? -1 : at + 4;
    }

    private static int LengthOfBody(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
            return head.IndexOf("chunked"u8) < 0 ? 0 : throw new InvalidOperationException("The answer came in pieces.");
        var digits = head[(at + 16)..];
        return int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
