using VoltKosova.Kernel;
using static VoltKosova.Membership.Domain.Peers.Transfer;
using static VoltKosova.Membership.Domain.Peers.TransferCommand;

namespace VoltKosova.Membership.Domain.Peers;

internal static class TransferDecider
{
    public static Decider<Transfer, TransferCommand, TransferEvent> Instance { get; } = new(Initial, Decide, Evolve);

    /// <summary>What a peer says about a transfer of somebody else is not heard.</summary>
    private static Decision<TransferEvent> Decide(Transfer transfer, TransferCommand command) => (transfer, command) switch
    {
        (Unknown, Offer c) => c.Terms,
        (Going or Over, Offer) => Decision<TransferEvent>.Nothing,

        (Going { IsAccepted: false } g, TakeReceipt c) when g.PeerId == c.PeerId =>
            new TransferEvent.AcceptedThere(c.TransferId, g.PeerId, g.MemberId, c.AcceptedOn, c.At),
        (Going { IsAccepted: true } g, Complete c) =>
            new TransferEvent.Completed(c.TransferId, g.PeerId, g.MemberId, c.EndedOn, c.At),

        (Unknown, Receive c) => c.Terms,
        (Coming { MemberId: null }, Accept { IsTheSame: false }) => new NotTheSamePerson(),
        (Coming { MemberId: null } k, Accept c) =>
            new TransferEvent.Accepted(c.TransferId, k.PeerId, c.MemberId, c.On, c.By, c.At),
        (Coming { MemberId: { } taken }, Accept c) when taken == c.MemberId => Decision<TransferEvent>.Nothing,
        (Coming { MemberId: not null } k, TakeCompletion c) when k.PeerId == c.PeerId =>
            new TransferEvent.CompletedThere(c.TransferId, k.PeerId, c.EndedOn, c.At),
        (Going g, Forget c) => new TransferEvent.Forgotten(c.TransferId, g.PeerId, c.At),
        (Coming k, Forget c) => new TransferEvent.Forgotten(c.TransferId, k.PeerId, c.At),
        (Over { IsForgotten: false } o, Forget c) => new TransferEvent.Forgotten(c.TransferId, o.PeerId, c.At),

        (_, Accept) => new NoSuchTransfer(),
        _ => Decision<TransferEvent>.Nothing,
    };
}
