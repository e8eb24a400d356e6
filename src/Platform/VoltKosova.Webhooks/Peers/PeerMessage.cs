namespace VoltKosova.Webhooks;

/// <summary>
/// Another Volt chapter has told something, signed with the key that was agreed with it. A reaction to this type hears every message of
/// every peer, once, in no promised order. Whether the message makes sense is the module's to judge: a peer is trusted with its own
/// members.
/// </summary>
/// <param name="PeerId">Who told it: the partner's id.</param>
/// <param name="MessageId">The id of the event, chosen by the peer.</param>
/// <param name="Type">What kind, for example <c>membership.transfer-offered.v1</c>.</param>
/// <param name="Data">The data as JSON text, in the shape of the type's contract, without <c>peer_id</c>.</param>
/// <param name="ReceivedAt">When it came.</param>
public sealed record PeerMessage(Guid PeerId, Guid MessageId, string Type, string Data, DateTimeOffset ReceivedAt);

/// <summary>A Volt chapter of another country, as the module that knows partners knows it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="ChapterId">The chapter that looks after it here.</param>
public sealed record VoltPeer(string Name, Guid ChapterId);

/// <summary>The port to whoever knows which partners are Volt chapters; the module Partnerships fills it.</summary>
public interface IVoltPeers
{
    /// <summary>The Volt chapter behind a partner's id; null when there is none, or the partnership has ended.</summary>
    Task<VoltPeer?> Find(Guid partner, CancellationToken cancellation);

    /// <summary>Every Volt chapter that <see cref="Find"/> finds, by the partner's id.</summary>
    Task<IReadOnlyDictionary<Guid, VoltPeer>> All(CancellationToken cancellation);
}

/// <summary>While nobody fills the port there are no peers.</summary>
internal sealed class NoVoltPeers : IVoltPeers
{
    public Task<VoltPeer?> Find(Guid partner, CancellationToken cancellation) => Task.FromResult<VoltPeer?>(null);

    public Task<IReadOnlyDictionary<Guid, VoltPeer>> All(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<Guid, VoltPeer>>(new Dictionary<Guid, VoltPeer>());
}
