using System.Net;

namespace VoltKosova.Webhooks.Sending;

/// <summary>The boundary to the names of the network.</summary>
internal interface IHostResolver
{
    /// <summary>All addresses of a name.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There is none, or nobody answered.</exception>
    Task<IPAddress[]> Resolve(string host, CancellationToken cancellation);
}

/// <summary>Asks the operating system.</summary>
internal sealed class SystemResolver : IHostResolver
{
    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);
}
