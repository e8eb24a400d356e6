namespace VoltKosova.Membership.Domain.Peers;

internal abstract record TransferCommand
{
    private TransferCommand()
    {
    }

    /// <summary>A member asks to go.</summary>
    public sealed record Request(TransferEvent.Requested Terms) : TransferCommand;

    /// <summary>Does not let the member go who has asked.</summary>
    public sealed record Refuse(Guid TransferId, Guid PersonId, string Reason, Guid By, DateTimeOffset At) : TransferCommand;

    /// <summary>Lets a member go.</summary>
    public sealed record Offer(TransferEvent.Offered Terms) : TransferCommand;

    /// <summary>Takes back what was asked for or offered.</summary>
    /// <param name="By">Null where the membership has ended.</param>
    public sealed record Withdraw(Guid TransferId, Guid? By, DateTimeOffset At) : TransferCommand;

    /// <summary>The other chapter says that it does not take the member over.</summary>
    public sealed record TakeDecline(Guid TransferId, Guid PeerId, TransferDecline Reason, DateTimeOffset At) : TransferCommand;

    /// <summary>The other chapter says that it has taken the member over.</summary>
    public sealed record TakeReceipt(Guid TransferId, Guid PeerId, DateOnly AcceptedOn, DateTimeOffset At) : TransferCommand;

    /// <summary>The membership here has ended.</summary>
    public sealed record Complete(Guid TransferId, DateOnly EndedOn, DateTimeOffset At) : TransferCommand;

    /// <summary>Another chapter offers one of its members.</summary>
    public sealed record Receive(TransferEvent.OfferReceived Terms) : TransferCommand;

    /// <summary>Takes the member over.</summary>
    /// <param name="IsTheSame">Whether the address of the member here has the hash that was handed over.</param>
    public sealed record Accept(Guid TransferId, Guid MemberId, bool IsTheSame, DateOnly On, Guid By, DateTimeOffset At) : TransferCommand;

    /// <summary>Does not take the member over.</summary>
    public sealed record Decline(Guid TransferId, TransferDecline Reason, Guid By, DateTimeOffset At) : TransferCommand;

    /// <summary>The other chapter says that it has taken back its offer.</summary>
    public sealed record TakeWithdrawal(Guid TransferId, Guid PeerId, DateTimeOffset At) : TransferCommand;

    /// <summary>The other chapter says that its side has ended.</summary>
    public sealed record TakeCompletion(Guid TransferId, Guid PeerId, DateOnly EndedOn, DateTimeOffset At) : TransferCommand;

    /// <summary>The person no longer agrees that it is kept what was handed over, or it has been kept for long enough.</summary>
    public sealed record Forget(Guid TransferId, DateTimeOffset At) : TransferCommand;
}
