using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>TLS in front of a receiver, with the certificate that a test gives it. It counts every byte that is said inside.</summary>
internal sealed class TlsFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentBag<Task> _tunnels = [];
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly Uri _behind;
    private readonly Task _serving;
    private X509Certificate2 _certificate;
    private long _heard;

    public TlsFront(string behind, X509Certificate2 certificate)
    {
        (_behind, _certificate) = (new Uri(behind), certificate);
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many bytes clients have said after the handshake.</summary>
    public long Heard => Interlocked.Read(ref _heard);

    /// <summary>Shows another certificate from now on; who is connected has to come again.</summary>
    public void Show(X509Certificate2 certificate)
    {
        _certificate = certificate;
        foreach (var client in _open.Keys)
            client.Close();
    }

    public async ValueTask DisposeAsync()
    {
        if (_over.IsCancellationRequested)
            return;
        await _over.CancelAsync();
        Show(_certificate);
        await _serving;
        await Task.WhenAll(_tunnels);
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
                _tunnels.Add(Tunnel(await _listener.AcceptTcpClientAsync(_over.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Tunnel(TcpClient client)
    {
        _open[client] = true;
        try
        {
            await using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsServerAsync(_certificate);
            using var receiver = new TcpClient();
            await receiver.ConnectAsync(_behind.Host, _behind.Port, _over.Token);
            await Task.WhenAll(PassOn(tls, receiver), receiver.GetStream().CopyToAsync(tls, _over.Token));
        }
        catch (Exception ended)
            when (ended is IOException or SocketException or AuthenticationException or OperationCanceledException
                or InvalidOperationException)
        {
            // Whoever does not like the certificate hangs up.
        }
        finally
        {
            _open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private async Task PassOn(SslStream tls, TcpClient receiver)
    {
        var bytes = new byte[4096];
        int read;
        while ((read = await tls.ReadAsync(bytes, _over.Token)) > 0)
        {
            Interlocked.Add(ref _heard, read);
            await receiver.GetStream().WriteAsync(bytes.AsMemory(0, read), _over.Token);
        }

        receiver.Client.Shutdown(SocketShutdown.Send);
    }
}
