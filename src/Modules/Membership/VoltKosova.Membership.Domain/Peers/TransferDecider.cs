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
        (Unknown, Request c) => c.Terms,
        (Wished w, Refuse c) => new TransferEvent.Refused(c.TransferId, w.PeerId, w.MemberId, c.PersonId, c.Reason, c.By, c.At),

        (Unknown, Offer c) => c.Terms,
        (Wished w, Offer c) when (w.PeerId, w.MemberId) == (c.Terms.PeerId, c.Terms.MemberId) => c.Terms,
        (Going { IsWithdrawn: false }, Offer) => Decision<TransferEvent>.Nothing,

        (Wished w, Withdraw c) => new TransferEvent.Withdrawn(c.TransferId, w.PeerId, w.MemberId, WasOffered: false, c.By, c.At),
        (Going { IsAccepted: false, IsWithdrawn: false } g, Withdraw c) =>
            new TransferEvent.Withdrawn(c.TransferId, g.PeerId, g.MemberId, WasOffered: true, c.By, c.At),
        (Going { IsAccepted: false, IsWithdrawn: false } g, TakeDecline c) when g.PeerId == c.PeerId =>
            new TransferEvent.DeclinedThere(c.TransferId, g.PeerId, g.MemberId, c.Reason, c.At),

        // Also after a withdrawal: it crossed the acceptance, and there the person is a member now.
        (Going { IsAccepted: false } g, TakeReceipt c) when g.PeerId == c.PeerId =>
            new TransferEvent.AcceptedThere(c.TransferId, g.PeerId, g.MemberId, c.AcceptedOn, c.At),
        (Going { IsAccepted: true } g, Complete c) =>
            new TransferEvent.Completed(c.TransferId, g.PeerId, g.MemberId, c.EndedOn, c.At),

        (Unknown, Receive c) => c.Terms,
        (Coming { MemberId: null }, Accept { IsTheSame: false }) => new NotTheSamePerson(),
        (Coming { MemberId: null } k, Accept c) =>
            new TransferEvent.Accepted(c.TransferId, k.PeerId, c.MemberId, c.On, c.By, c.At),
        (Coming { MemberId: { } taken }, Accept c) when taken == c.MemberId => Decision<TransferEvent>.Nothing,
        (Coming { MemberId: null } k, Decline c) => new TransferEvent.Declined(c.TransferId, k.PeerId, c.Reason, c.By, c.At),

        // Before the offer too: messages come in any order, and the offer is to find out.
        (Unknown, TakeWithdrawal c) => new TransferEvent.WithdrawnThere(c.TransferId, c.PeerId, c.At),
        (Coming { MemberId: null } k, TakeWithdrawal c) when k.PeerId == c.PeerId =>
            new TransferEvent.WithdrawnThere(c.TransferId, k.PeerId, c.At),

        (Coming { MemberId: not null } k, TakeCompletion c) when k.PeerId == c.PeerId =>
            new TransferEvent.CompletedThere(c.TransferId, k.PeerId, c.EndedOn, c.At),
        (Wished w, Forget c) => new TransferEvent.Forgotten(c.TransferId, w.PeerId, c.At),
        (Going g, Forget c) => new TransferEvent.Forgotten(c.TransferId, g.PeerId, c.At),
        (Coming k, Forget c) => new TransferEvent.Forgotten(c.TransferId, k.PeerId, c.At),
        (Over { End: not TransferEnd.Forgotten } o, Forget c) => new TransferEvent.Forgotten(c.TransferId, o.PeerId, c.At),

        (Over { End: TransferEnd.Refused }, Refuse) or (Over { End: TransferEnd.Declined }, Decline)
            or (Over { End: TransferEnd.Withdrawn } or Going { IsAccepted: false }, Withdraw) => Decision<TransferEvent>.Nothing,
        (Unknown, Accept or Decline or Withdraw or Refuse) or (Over { End: TransferEnd.Forgotten }, Accept) => new NoSuchTransfer(),
        (_, Accept or Decline or Withdraw or Refuse or Offer) => new TransferIsSettled(),
        _ => Decision<TransferEvent>.Nothing,
    };
}
