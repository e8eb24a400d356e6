using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VoltKosova.Testing;

namespace VoltKosova.Demo.Cast;

/// <summary>Volt in another country, as its host would behave: reads its post every morning, and answers with its signature.</summary>
public sealed class VoltAbroad : IAsyncDisposable
{
    private static readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes("volt-deutschland"));

    private readonly Stage _stage;
    private readonly Receiver _receiver;
    private int _said;

    private VoltAbroad(Stage stage, Guid partner, Receiver receiver) => (_stage, Partner, _receiver) = (stage, partner, receiver);

    /// <summary>What it signs with.</summary>
    public static string Key => "whsec_" + Convert.ToBase64String(_key);

    /// <summary>The partner that it is here.</summary>
    public Guid Partner { get; }

    /// <summary>Where it is told.</summary>
    public string Url => _receiver.Url;

    /// <summary>Its host.</summary>
    public static async Task<VoltAbroad> Open(Stage stage, Guid partner) =>
        new(stage, partner, await Receiver.Start(stage.Clock, Node.IsThere));

    /// <summary>It answers what came since yesterday.</summary>
    public async Task Day(DateOnly today)
    {
        foreach (var told in _receiver.Rest())
        {
            var about = Guid.Parse(told.Json["subject"]!.GetValue<string>());
            await (told.Type switch
            {
                "membership.check-asked.v1" => Say("membership.check-answered.v1", new { check_id = about, answer = "no" }),
                "membership.transfer-offered.v1" =>
                    Say("membership.transfer-accepted.v1", new { transfer_id = about, accepted_on = today }),
                "membership.sharing-withdrawn.v1" => Say("membership.withdrawal-acknowledged.v1", new { withdrawal_id = about }),
                _ => Task.CompletedTask,
            });
        }
    }

    /// <summary>Somebody moves to Kosovo who has been a member there.</summary>
    public Task Offers(DateOnly joined) => Say("membership.transfer-offered.v1", new
    {
        transfer_id = Named("transfer"),
        address_hash = Convert.ToBase64String(_key).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        joined_on = joined,
        kind = "member",
    });

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    private async Task Say(string type, object data)
    {
        var (now, id) = (_stage.Clock.GetUtcNow(), Named($"message {++_said}").ToString());
        var body = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = "https://volt.example/de",
            ["type"] = type,
            ["time"] = now.ToString("O", CultureInfo.InvariantCulture),
            ["datacontenttype"] = "application/json",
            ["data"] = JsonSerializer.SerializeToNode(data),
        }.ToJsonString();
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = "v1," + Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{id}.{time}.{body}")));
        (await _stage.Public.Post(
            $"/api/v1/webhooks/peers/{Partner}/events",
            body,
            ("webhook-id", id),
            ("webhook-timestamp", time),
            ("webhook-signature", signature))).Good();
    }

    /// <summary>The same id every time the story is played.</summary>
    private static Guid Named(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"volt-deutschland {name}")).AsSpan(0, 16));
}
