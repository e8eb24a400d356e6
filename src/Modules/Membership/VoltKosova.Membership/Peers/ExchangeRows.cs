using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Peers;

namespace VoltKosova.Membership.Peers;

/// <summary>A member's way to or from another Volt chapter, as the officers of the chapter see it.</summary>
/// <param name="ChapterId">The member's chapter; of one who comes, the chapter that looks after the other one.</param>
/// <param name="Direction"><c>going</c> or <c>coming</c>.</param>
/// <param name="State">
/// <c>requested</c> by the member, <c>refused</c> to them, <c>offered</c>, <c>withdrawn</c>, <c>declined</c>, <c>accepted</c>,
/// <c>completed</c> or <c>forgotten</c>.
/// </param>
/// <param name="MemberId">Who it is here, once that is known.</param>
/// <param name="AddressHash">What the other chapter told of the address; null once it is forgotten.</param>
internal sealed record TransferRow(
    Guid Id,
    Guid PeerId,
    Guid ChapterId,
    string Direction,
    string State,
    Guid? MemberId,
    string? AddressHash,
    DateOnly? JoinedOn,
    MembershipKind? Kind,
    DateTimeOffset BegunAt) : InlineRow
{
    public const string Going = "going";

    public const string Coming = "coming";

    public const string Forgotten = "forgotten";

    /// <summary>Up to and with which day dues are paid in the chapter that the member leaves; absent where it is not known.</summary>
    public DateOnly? DuesPaidUntil { get; init; }

    /// <summary>Why the chapter to which the member was offered does not take them over.</summary>
    public TransferDecline? DeclinedFor { get; init; }

    /// <summary>Why the member is not offered, in the words that they were told.</summary>
    public string? RefusedFor { get; init; }

    public static RowTable Table { get; } = new("transfer");

    public static Projection<TransferRow, TransferEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, TransferEvent.Requested f) =>
            new TransferRow(f.TransferId, f.PeerId, f.ChapterId, Going, "requested", f.MemberId, null, null, null, f.At),
        (_, TransferEvent.Offered f) => new TransferRow(
            f.TransferId, f.PeerId, f.ChapterId, Going, "offered", f.MemberId, null, f.JoinedOn, f.Kind, row?.BegunAt ?? f.At)
        {
            DuesPaidUntil = f.DuesPaidUntil,
        },
        (_, TransferEvent.OfferReceived f) => new TransferRow(
            f.TransferId, f.PeerId, f.ChapterId, Coming, "offered", null, f.AddressHash, f.JoinedOn, f.Kind, f.At)
        {
            DuesPaidUntil = f.DuesPaidUntil,
        },
        ({ } r, TransferEvent.AcceptedThere) => r with { State = "accepted" },
        ({ } r, TransferEvent.Accepted f) => r with { State = "accepted", MemberId = f.MemberId },
        ({ } r, TransferEvent.Completed or TransferEvent.CompletedThere) => r with { State = "completed" },
        ({ } r, TransferEvent.Refused f) => r with { State = "refused", RefusedFor = f.Reason },
        ({ } r, TransferEvent.Withdrawn or TransferEvent.WithdrawnThere) => r with { State = "withdrawn" },
        ({ } r, TransferEvent.Declined f) => r with { State = "declined", DeclinedFor = f.Reason },
        ({ } r, TransferEvent.DeclinedThere f) => r with { State = "declined", DeclinedFor = f.Reason },
        ({ } r, TransferEvent.Forgotten) => r with
        {
            State = Forgotten,
            AddressHash = null,
            JoinedOn = null,
            Kind = null,
            DuesPaidUntil = null,
            RefusedFor = null,
        },
        _ => row,
    });
}

/// <summary>The transfer of a member that is open, so that there is one.</summary>
internal sealed record TransferClaim(Guid TransferId);

/// <summary>A question whether somebody is a member: asked by us, or by another chapter about one of ours.</summary>
/// <param name="MemberId">Whom we were asked about, when it was one of ours.</param>
internal sealed record CheckRow(Guid Id, Guid PeerId, CheckAnswer? Answer, Guid? MemberId, DateTimeOffset At) : InlineRow
{
    public static RowTable Table { get; } = new("check");

    public static Projection<CheckRow, CheckEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, CheckEvent.Asked f) => new CheckRow(f.CheckId, f.PeerId, null, null, f.At),
        (_, CheckEvent.Answered f) => new CheckRow(f.CheckId, f.PeerId, f.Answer, f.MemberId, f.At),
        ({ } r, CheckEvent.AnswerReceived f) => r with { Answer = f.Answer },
        _ => row,
    });
}

/// <summary>A withdrawal that another chapter was told of.</summary>
/// <param name="State"><c>sent</c> or <c>acknowledged</c>; sent and past the day is overdue.</param>
internal sealed record WithdrawalRow(
    Guid Id, Guid PeerId, Guid MemberId, Guid ChapterId, string State, DateOnly AcknowledgeBy, DateTimeOffset SentAt) : InlineRow
{
    public static RowTable Table { get; } = new("withdrawal");

    public static Projection<WithdrawalRow, WithdrawalEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, WithdrawalEvent.Sent f) =>
            new WithdrawalRow(f.WithdrawalId, f.PeerId, f.MemberId, f.ChapterId, "sent", f.AcknowledgeBy, f.At),
        ({ } r, WithdrawalEvent.AcknowledgementReceived) => r with { State = "acknowledged" },
        _ => row,
    });
}
