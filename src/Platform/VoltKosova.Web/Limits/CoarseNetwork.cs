using System.Net;
using System.Net.Sockets;

namespace VoltKosova.Web;

/// <summary>Where a request came from, as coarse as it may be kept.</summary>
public static class CoarseNetwork
{
    /// <summary>The first 24 bits of an IPv4 address, 48 of an IPv6 one; null when the address is not known.</summary>
    public static string? Of(IPAddress? address)
    {
        if (address is null)
            return null;
        var (bytes, length) = address switch
        {
            { IsIPv4MappedToIPv6: true } => (address.MapToIPv4().GetAddressBytes(), 3),
            { AddressFamily: AddressFamily.InterNetwork } => (address.GetAddressBytes(), 3),
            _ => (address.GetAddressBytes(), 6),
        };
        bytes.AsSpan(length).Clear();
        return new IPNetwork(new IPAddress(bytes), length * 8).ToString();
    }
}
