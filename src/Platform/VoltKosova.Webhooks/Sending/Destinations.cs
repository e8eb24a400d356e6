using System.Net;
using System.Net.Sockets;
using VoltKosova.Kernel;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Sending;

/// <summary>Where webhooks may go. What is asked when an endpoint is saved is what the socket obeys when it dials.</summary>
internal sealed class Destinations(AddressRule rule, IHostResolver resolver, WebhookSettings settings)
{
    /// <summary>Why nothing may be sent to this URL, or null. A name that does not resolve now may do so later: it is no reason.</summary>
    public async Task<Rejection?> Refuse(string url, CancellationToken cancellation)
    {
        if (!TryParse(url, out var uri))
            return new UrlNotAcceptable();
        try
        {
            await Addresses(uri.IdnHost, cancellation);
            return null;
        }
        catch (AddressNotAllowedException)
        {
            return new AddressNotAllowed();
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>A connected socket to an allowed address of the host; the address that was judged is the address that is dialled.</summary>
    /// <exception cref="AddressNotAllowedException">An address of the host is forbidden; nothing was dialled.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(await Addresses(context.DnsEndPoint.Host, cancellation), context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool TryParse(string url, out Uri uri) =>
        Uri.TryCreate(url, UriKind.Absolute, out uri!)
        && (uri.Scheme == Uri.UriSchemeHttps || (settings.AllowHttp && uri.Scheme == Uri.UriSchemeHttp))
        && uri.UserInfo.Length == 0
        && uri.Fragment.Length == 0
        && uri.IdnHost.Length > 0;

    /// <summary>All of them must be allowed: a name that answers with one forbidden address is not trusted with the others.</summary>
    private async Task<IPAddress[]> Addresses(string host, CancellationToken cancellation)
    {
        // Literals in every form that a resolver would understand: [::1], 127.1, 0x7f000001, 2130706433.
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolver.Resolve(host, cancellation);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        return addresses.All(rule.Allows) ? addresses : throw new AddressNotAllowedException();
    }
}

/// <summary>The host has an address that webhooks may not be sent to. Nothing was dialled.</summary>
internal sealed class AddressNotAllowedException() : Exception("An address of the host is not allowed.");
