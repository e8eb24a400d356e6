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
        (_, TransferEvent.Requested f) => new Wished(f.PeerId, f.MemberId, f.ChapterId),
        (Wished w, TransferEvent.Refused) => new Over(w.PeerId, TransferEnd.Refused),
        (Wished w, TransferEvent.Withdrawn) => new Over(w.PeerId, TransferEnd.Withdrawn),
        (_, TransferEvent.Offered f) => new Going(f.PeerId, f.MemberId, f.By, IsAccepted: false) { Sanctions = f.Sanctions },
        (Going g, TransferEvent.Withdrawn) => g with { IsWithdrawn = true },
        (Going g, TransferEvent.DeclinedThere) => new Over(g.PeerId, TransferEnd.Declined),
        (Going g, TransferEvent.AcceptedThere) => g with { IsAccepted = true },
        (Going g, TransferEvent.Completed) => new Over(g.PeerId, TransferEnd.Completed) { Sanctions = g.Sanctions },
        (_, TransferEvent.OfferReceived f) => new Coming(f.PeerId, f.AddressHash, null)
        {
            JoinedOn = f.JoinedOn,
            DuesPaidUntil = f.DuesPaidUntil,
            Sanctions = f.Sanctions,
            PersonId = f.PersonId == Guid.Empty ? null : f.PersonId,
        },
        (Coming c, TransferEvent.Accepted f) => c with { MemberId = f.MemberId, Sanctions = null, PersonId = null },
        (Coming c, TransferEvent.Declined) => new Over(c.PeerId, TransferEnd.Declined),
        (_, TransferEvent.WithdrawnThere f) => new Over(f.PeerId, TransferEnd.Withdrawn),
        (Coming c, TransferEvent.CompletedThere) => new Over(c.PeerId, TransferEnd.Completed),
        (_, TransferEvent.Forgotten f) => new Over(f.PeerId, TransferEnd.Forgotten),
        _ => transfer,
    };

    /// <summary>Before anything was said.</summary>
    public sealed record Unknown : Transfer;

    /// <summary>Our member, who asks to go.</summary>
    public sealed record Wished(Guid PeerId, Guid MemberId, Guid ChapterId) : Transfer;

    /// <summary>Our member, on the way out.</summary>
    /// <param name="By">The account that offered the member.</param>
    public sealed record Going(Guid PeerId, Guid MemberId, Guid By, bool IsAccepted) : Transfer
    {
        /// <summary>Whether the offer was taken back. An acceptance that was on its way then holds all the same.</summary>
        public bool IsWithdrawn { get; init; }
    }

    /// <summary>Another chapter's member, on the way in.</summary>
    /// <param name="MemberId">Who it is here, once accepted.</param>
    public sealed record Coming(Guid PeerId, string AddressHash, Guid? MemberId) : Transfer
    {
        /// <summary>Since when they are a member there.</summary>
        public DateOnly JoinedOn { get; init; }

        /// <summary>Up to and with this day nothing is owed there.</summary>
        public DateOnly? DuesPaidUntil { get; init; }

        /// <summary>Whose key seals what was handed over, until it is the member's.</summary>
        public Guid? PersonId { get; init; }
    }

    /// <summary>Nothing follows any more.</summary>
    public sealed record Over(Guid PeerId, TransferEnd End) : Transfer;
}

/// <summary>What became of a transfer.</summary>
internal enum TransferEnd
{
    /// <summary>Both sides have their receipt.</summary>
    Completed,

    /// <summary>The member was not offered.</summary>
    Refused,

    /// <summary>It was taken back.</summary>
    Withdrawn,

    /// <summary>The other chapter did not take the member over.</summary>
    Declined,

    /// <summary>The person no longer agrees, or it is too long ago.</summary>
    Forgotten,
}
