namespace VoltKosova.Membership.Domain.Dues;

/// <summary>A charge that a payment may be for, with what speaks for it. It is for a person to decide: nothing is booked by it.</summary>
/// <param name="Reasons">The strongest first; at least one.</param>
internal sealed record Proposal(Guid ChargeId, Guid MemberId, DateOnly DueOn, IReadOnlyList<ProposalReason> Reasons)
{
    /// <summary>The most that are shown.</summary>
    public const int Most = 20;

    /// <summary>
    /// The best first: whichever has the strongest reason, then the next; of equal ones the charge that is due first, and of those the
    /// older one. The same payment and charges come in the same order, whoever asks.
    /// </summary>
    public static IReadOnlyList<Proposal> Best(IEnumerable<Proposal> proposals) =>
    [
        .. proposals.Where(one => one.Reasons.Count > 0).OrderByDescending(Weight).ThenBy(one => one.DueOn)
            .ThenBy(one => one.ChargeId.ToString(), StringComparer.Ordinal).Take(Most),
    ];

    // A reason weighs more than all weaker ones together.
    private static int Weight(Proposal proposal) => proposal.Reasons.Sum(reason => 1 << ((int)ProposalReason.Amount - (int)reason));
}

/// <summary>Why a charge is proposed for a payment, the strongest first.</summary>
internal enum ProposalReason
{
    /// <summary>The payment has the reference of a charge of the member, or one has a part of it already.</summary>
    SameMember,

    /// <summary>It came from an account from which somebody has said before that the member's dues were paid.</summary>
    PayerAlias,

    /// <summary>The payer is called like the member.</summary>
    Name,

    /// <summary>What is left of the payment is exactly what is open.</summary>
    Amount,
}
