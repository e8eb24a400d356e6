using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace VoltKosova.Webhooks;

/// <summary>The section <c>Webhooks</c> of the configuration.</summary>
/// <param name="AllowHttp">Whether receivers may speak plain HTTP; for a developer's machine.</param>
/// <param name="AllowedNetworks">Private networks that may be sent to all the same, as CIDR: <c>Webhooks:AllowedNetworks:0</c>.</param>
/// <param name="Timeout">For a whole attempt: name, connection, request, answer. 15 seconds.</param>
/// <param name="AtOncePerEndpoint">How many attempts at one endpoint may be under way on this host; 4.</param>
/// <param name="AtOnce">How many attempts may be under way on this host; 256.</param>
internal sealed record WebhookSettings(
    bool AllowHttp, IReadOnlyList<IPNetwork> AllowedNetworks, TimeSpan Timeout, int AtOncePerEndpoint, int AtOnce)
{
    public static WebhookSettings From(IConfiguration section) => new(
        Switch(section, nameof(AllowHttp)),
        [.. section.GetSection(nameof(AllowedNetworks)).GetChildren().Select(Network)],
        TimeSpan.FromSeconds(Number(section, "TimeoutSeconds", 15, 1, 60)),
        Number(section, nameof(AtOncePerEndpoint), 4, 1, 100),
        Number(section, nameof(AtOnce), 256, 1, 10_000));

    private static bool Switch(IConfiguration section, string name) => section[name] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var value) => value,
        _ => throw new InvalidOperationException($"The setting Webhooks:{name} must be true or false."),
    };

    private static IPNetwork Network(IConfigurationSection entry) => IPNetwork.TryParse(entry.Value, out var network)
        ? network
        : throw new InvalidOperationException($"The setting Webhooks:{nameof(AllowedNetworks)} must list networks such as 10.1.2.0/24.");

    private static int Number(IConfiguration section, string name, int usual, int least, int most) => section[name] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw new InvalidOperationException($"The setting Webhooks:{name} must be a whole number from {least} to {most}."),
    };
}
