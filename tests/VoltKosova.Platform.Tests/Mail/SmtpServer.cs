using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VoltKosova.Platform.Tests.Mail;

/// <summary>A mail server of a few lines: it holds real conversations on a real socket and answers as the test wants.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public SmtpServer()
    {
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Messages as they came over the wire, dots undone.</summary>
    public ConcurrentQueue<string> Messages { get; } = [];

    /// <summary>The answer to a command (<c>RCPT</c>) or to the end of a message (<c>.</c>); null for the usual one.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Takes no calls any more.</summary>
    public void Close() => _listener.Stop();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
                conversations.Add(Converse(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task Converse(TcpClient client)
    {
        using var closing = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 test ESMTP");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var verb = line.Split(' ', 2)[0].ToUpperInvariant();
                await writer.WriteLineAsync(Answer(verb) ?? (verb == "DATA" ? "354 go on" : verb == "QUIT" ? "221 bye" : "250 ok"));
                if (verb == "DATA")
                    await writer.WriteLineAsync(await Take(reader));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // The client has gone, or the test has ended.
        }
    }

    private async Task<string> Take(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            message.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        if (Answer(".") is { } refusal)
            return refusal;
        Messages.Enqueue(message.ToString());
        return "250 taken";
    }
}
