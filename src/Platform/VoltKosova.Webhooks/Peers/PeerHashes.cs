using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Privacy;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Peers;

namespace VoltKosova.Webhooks;

/// <summary>
/// What two Volt chapters can say about a person without naming them: a keyed hash of the e-mail address. The key is derived from the
/// secret that the telling side signs with, which only the two of them know, so nobody else can join the hashes of different pairs. A hash
/// is good for as long as its secret is: until a day after the next rotation.
/// </summary>
public sealed class PeerHashes
{
    private const string Use = "volt-kosova/peer-address/v1";

    private readonly IServiceProvider _services;
    private readonly Secrets _secrets;
    private readonly TimeProvider _clock;

    internal PeerHashes(IServiceProvider services, Secrets secrets, TimeProvider clock) =>
        (_services, _secrets, _clock) = (services, secrets, clock);

    /// <summary>The hash to tell a peer; null when there is no such peer.</summary>
    public async Task<string?> Of(Guid peer, EmailAddress address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var rows = Rows;
        return await rows.ReadRow(PeerRow.Table, peer.ToString(), cancellation) is not null
            && await rows.ReadRow(SecretRow.Table, peer.ToString(), cancellation) is { } json
                ? Hash(_secrets.Unwrap(peer, StoredJson.Read<SecretRow>(json), _clock.GetUtcNow())[0], address)
                : null;
    }

    /// <summary>Whether a hash that a peer told is this address's: a question to ask of each address.</summary>
    public async Task<Func<EmailAddress, bool>> Matching(Guid peer, string hash, CancellationToken cancellation)
    {
        var told = Encoding.ASCII.GetBytes(hash);
        var keys = await Rows.ReadRow(PeerRow.Table, peer.ToString(), cancellation) is { } json
            && StoredJson.Read<PeerRow>(json).WrappedKeys is { } wrapped
                ? _secrets.Unwrap(peer, new SecretRow(wrapped), _clock.GetUtcNow())
                : [];
        return address => keys.Any(key => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(key, address)), told));
    }

    private IEventStore Rows => _services.GetRequiredKeyedService<IEventStore>(WebhookStreams.Module);

    private static string Hash(Secret secret, EmailAddress address)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.Key, 32, info: Encoding.UTF8.GetBytes(Use));
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address.Canonical)));
    }
}
