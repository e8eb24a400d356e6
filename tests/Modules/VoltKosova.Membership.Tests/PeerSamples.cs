using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Peers;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests;

/// <summary>What is exchanged with Volt in another country about the applicant of the other samples.</summary>
internal static class PeerSamples
{
    public static readonly Guid Peer = new("019c0000-0000-7000-8000-000000000011");
    public static readonly Guid Exchange = new("019c0000-0000-7000-8000-000000000012");

    public static readonly Guid Unknown = new("019c0000-0000-7000-8000-000000000013");

    public static TransferEvent.Offered Offered { get; } = new(
        Exchange, Peer, Samples.Member, Prishtina, "hash", Today, MembershipKind.Member, Officer, Now);

    public static IReadOnlyList<Sanction> Sanctions { get; } = [new(SanctionKind.Suspension, Today.AddDays(90))];

    public static TransferEvent.Requested Requested { get; } = new(Exchange, Peer, Samples.Member, Prishtina, Person, Now);

    public static TransferEvent.Refused RefusedThem { get; } = new(
        Exchange, Peer, Samples.Member, Person, "Your mandate lasts until May", Officer, Now);

    public static TransferEvent.Withdrawn Withdrawn { get; } = new(Exchange, Peer, Samples.Member, WasOffered: true, Officer, Now);

    public static TransferEvent.WithdrawnThere WithdrawnThere { get; } = new(Exchange, Peer, Now);

    public static TransferEvent.Declined Declined { get; } = new(Exchange, Peer, TransferDecline.UnknownPerson, Officer, Now);

    public static TransferEvent.DeclinedThere DeclinedThere { get; } = new(
        Exchange, Peer, Samples.Member, TransferDecline.NotAdmitted, Now);

    public static TransferEvent.AcceptedThere AcceptedThere { get; } = new(Exchange, Peer, Samples.Member, Today, Now);

    public static TransferEvent.Completed Completed { get; } = new(Exchange, Peer, Samples.Member, Today, Now);

    public static TransferEvent.OfferReceived OfferReceived { get; } = new(
        Exchange, Peer, Prishtina, "hash", Today, MembershipKind.Member, Now);

    public static TransferEvent.Accepted Accepted { get; } = new(Exchange, Peer, Samples.Member, Today, Officer, Now);

    public static TransferEvent.CompletedThere CompletedThere { get; } = new(Exchange, Peer, Today, Now);

    public static TransferEvent.Forgotten Forgotten { get; } = new(Exchange, Peer, Now);

    public static CheckEvent.Asked Asked { get; } = new(Exchange, Peer, "hash", Officer, Now);

    public static CheckEvent.AnswerReceived AnswerReceived { get; } = new(Exchange, Peer, CheckAnswer.Unknown, Now);

    public static CheckEvent.Answered Answered { get; } = new(Exchange, Peer, CheckAnswer.Yes, Samples.Member, Now);

    public static WithdrawalEvent.Sent Sent { get; } = new(
        Exchange, Peer, Samples.Member, Prishtina, "hash", Today.AddDays(7), Officer, Now);

    public static WithdrawalEvent.AcknowledgementReceived AcknowledgementReceived { get; } = new(Exchange, Peer, Now);

    public static WithdrawalEvent.Acknowledged Acknowledged { get; } = new(Exchange, Peer, 1, Now);
}
