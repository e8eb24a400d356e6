using System.Net;

namespace VoltKosova.Webhooks.Sending;

/// <summary>
/// Which addresses may be sent to: public ones, and what the operator has allowed. The one rule for saving, testing and sending; whatever
/// is not known to be public is refused.
/// </summary>
internal sealed class AddressRule(WebhookSettings settings)
{
    // The ranges of the Svix server's own guard (conventions of the field). Of IPv6 only what is given out to networks, 2000::/3, and of
    // that no form that carries an IPv4 address or leads nowhere.
    private static readonly IPNetwork[] _forbidden =
    [
        .. Networks(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        .. Networks(
            "::/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "4000::/2", "8000::/1"),
    ];

    /// <summary>Whether a socket may be opened to this address. An IPv4 address in IPv6 clothes is judged as what it is.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return settings.AllowedNetworks.Any(network => network.Contains(plain)) || !_forbidden.Any(network => network.Contains(plain));
    }

    private static IEnumerable<IPNetwork> Networks(params IEnumerable<string> texts) => texts.Select(text => IPNetwork.Parse(text));
}
