namespace VoltKosova.Membership.Domain.Peers;

/// <summary>A member's way to another Volt chapter, seen from either side.</summary>
internal abstract record Transfer
{
    private Transfer()
    {
    }

    public static Transfer Initial { get; } = new Unknown();

    public static Transfer Evolve(Transfer transfer, TransferEvent fact) => (transfer, fact) switch
    {
        (_, TransferEvent.Offered f) => new Going(f.PeerId, f.MemberId, f.By, IsAccepted: false),
        (Going g, TransferEvent.AcceptedThere) => g with { IsAccepted = true },
        (Going g, TransferEvent.Completed) => new Over(g.PeerId),
        (_, TransferEvent.OfferReceived f) => new Coming(f.PeerId, f.AddressHash, null),
        (Coming c, TransferEvent.Accepted f) => c with { MemberId = f.MemberId },
        (Coming c, TransferEvent.CompletedThere) => new Over(c.PeerId),
        (Coming or Over, TransferEvent.Forgotten f) => new Over(f.PeerId),
        _ => transfer,
    };

    /// <summary>Before anything was said.</summary>
    public sealed record Unknown : Transfer;

    /// <summary>Our member, on the way out.</summary>
    /// <param name="By">The account that offered the member.</param>
    public sealed record Going(Guid PeerId, Guid MemberId, Guid By, bool IsAccepted) : Transfer;

    /// <summary>Another chapter's member, on the way in.</summary>
    /// <param name="MemberId">Who it is here, once accepted.</param>
    public sealed record Coming(Guid PeerId, string AddressHash, Guid? MemberId) : Transfer;

    /// <summary>Both sides have their receipt, or it was forgotten.</summary>
    public sealed record Over(Guid PeerId) : Transfer;
}
