using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Domain.Peers;

/// <summary>A member's way to another Volt chapter, seen from either side.</summary>
internal abstract record Transfer
{
    private Transfer()
    {
    }

    public static Transfer Initial { get; } = new Unknown();

    /// <summary>What is handed over of sanctions, until the member has it; null where nobody said.</summary>
    public IReadOnlyList<Sanction>? Sanctions { get; init; }

    public static Transfer Evolve(Transfer transfer, TransferEvent fact) => (transfer, fact) switch
    {
        (_, TransferEvent.Offered f) => new Going(f.PeerId, f.MemberId, f.By, IsAccepted: false) { Sanctions = f.Sanctions },
        (Going g, TransferEvent.AcceptedThere) => g with { IsAccepted = true },
        (Going g, TransferEvent.Completed) => new Over(g.PeerId) { Sanctions = g.Sanctions },
        (_, TransferEvent.OfferReceived f) => new Coming(f.PeerId, f.AddressHash, null)
        {
            DuesPaidUntil = f.DuesPaidUntil,
            Sanctions = f.Sanctions,
            PersonId = f.PersonId == Guid.Empty ? null : f.PersonId,
        },
        (Coming c, TransferEvent.Accepted f) => c with { MemberId = f.MemberId, Sanctions = null, PersonId = null },
        (Coming c, TransferEvent.CompletedThere) => new Over(c.PeerId),
        (_, TransferEvent.Forgotten f) => new Over(f.PeerId, IsForgotten: true),
        _ => transfer,
    };

    /// <summary>Before anything was said.</summary>
    public sealed record Unknown : Transfer;

    /// <summary>Our member, on the way out.</summary>
    /// <param name="By">The account that offered the member.</param>
    public sealed record Going(Guid PeerId, Guid MemberId, Guid By, bool IsAccepted) : Transfer;

    /// <summary>Another chapter's member, on the way in.</summary>
    /// <param name="MemberId">Who it is here, once accepted.</param>
    public sealed record Coming(Guid PeerId, string AddressHash, Guid? MemberId) : Transfer
    {
        /// <summary>Up to and with this day nothing is owed there.</summary>
        public DateOnly? DuesPaidUntil { get; init; }

        /// <summary>Whose key seals what was handed over, until it is the member's.</summary>
        public Guid? PersonId { get; init; }
    }

    /// <summary>Both sides have their receipt, or it was forgotten.</summary>
    public sealed record Over(Guid PeerId, bool IsForgotten = false) : Transfer;
}
