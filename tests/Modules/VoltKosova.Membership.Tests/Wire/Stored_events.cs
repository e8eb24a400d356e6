using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Domain.Segments;
using VoltKosova.Membership.Domain.Voting;
using VoltKosova.Membership.Publishing;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Wire;

public sealed class Stored_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    [Fact]
    public void have_a_name_each()
    {
        Golden.EveryCaseHasAName<ApplicationEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<MemberEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<TransferEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<CheckEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<WithdrawalEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<DuesPlanEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<DuesReductionEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<IncomeBandEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<ChargeEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<PaymentEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<ReceiptEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<SegmentEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<ChapterWishEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<PrintedCardEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<LedgerEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<RollEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<BankFileEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<PairEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<CaseEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<MemberImportEvent>(MembershipStreams.Names);
    }

    [Fact]
    public void are_written_and_read_as_they_always_were()
    {
        foreach (var sample in (object[])
            [
                Samples.Submitted, Samples.Confirmed, Samples.Routed, Samples.Admitted, Samples.Refused, Samples.Deleted,
                Samples.ApplicationErased, Samples.MemberErased,
                Samples.MemberAdmitted, Samples.MemberEnded, PeerSamples.Offered, PeerSamples.AcceptedThere, PeerSamples.Completed,
                PeerSamples.Requested, PeerSamples.RefusedThem, PeerSamples.Withdrawn, PeerSamples.WithdrawnThere, PeerSamples.Declined,
                PeerSamples.DeclinedThere,
                PeerSamples.OfferReceived, PeerSamples.Accepted, PeerSamples.CompletedThere, PeerSamples.Forgotten, PeerSamples.Asked,
                PeerSamples.AnswerReceived, PeerSamples.Answered, PeerSamples.Sent, PeerSamples.AcknowledgementReceived,
                PeerSamples.Acknowledged, DuesSamples.PlanMade, DuesSamples.PlanEnded, DuesSamples.Raised, DuesSamples.Waived,
                DuesSamples.EntityNoted,
                DuesSamples.ReductionGranted, DuesSamples.ReductionEnded, DuesSamples.IncomeDeclared, DuesSamples.IncomeEnded,
                DuesSamples.Paid, DuesSamples.Unpaid, DuesSamples.Recorded, DuesSamples.PayerNoted, DuesSamples.PayerForgotten,
                DuesSamples.Allocated, DuesSamples.Released, DuesSamples.Refunded, DuesSamples.Reversed, DuesSamples.FileReceived,
                    DuesSamples.EntriesBooked,
                new PrintedCardEvent.Issued(DuesSamples.ReceiptId, Samples.Member, Samples.Today, Samples.Now),
                new PrintedCardEvent.Revoked(DuesSamples.ReceiptId, Samples.Today, Samples.Now.AddDays(1)),
                DuesSamples.EntryPosted, DuesSamples.ReceiptNoted, DuesSamples.Issued, DuesSamples.Copied, DuesSamples.Voided,
                .. TimelineSamples.All, .. MergeSamples.All, .. ImportSamples.All,
                .. CaseSamples.All,
            ])
        {
            _golden.Keeps(MembershipStreams.Names, sample);
        }
    }

    [Fact]
    public void that_say_more_than_they_once_did_have_a_file_for_each_form()
    {
        _golden.Keeps(MembershipStreams.Names, DuesSamples.PayerNoted with { PayerAccount = DuesSamples.Account }, "account");
        _golden.Keeps(
            MembershipStreams.Names,
            DuesSamples.PlanMade with
            {
                Terms = DuesSamples.Terms with { Country = "DE", IncomeBand = IncomeBand.Low, ProRata = true },
            },
            "means");
        _golden.Keeps(
            MembershipStreams.Names,
            DuesSamples.PlanMade with { Terms = DuesSamples.Terms with { LegalEntity = LegalEntity.Party } },
            "entity");
        _golden.Keeps(MembershipStreams.Names, DuesSamples.Raised with { LegalEntity = LegalEntity.Party }, "entity");
        _golden.Keeps(MembershipStreams.Names, DuesSamples.Recorded with { LegalEntity = LegalEntity.Party }, "entity");
        _golden.Keeps(MembershipStreams.Names, DuesSamples.EntryPosted with { LegalEntity = LegalEntity.Party }, "entity");
        _golden.Keeps(MembershipStreams.Names, DuesSamples.FileReceived with { LegalEntity = LegalEntity.Party }, "entity");
        _golden.Keeps(MembershipStreams.Names, Samples.Submitted with { Languages = ["sq", "tr"] }, "languages");
        _golden.Keeps(
            MembershipStreams.Names, Samples.MemberAdmitted with { BirthPlace = "Kanarinë", Languages = ["sq", "tr"] }, "languages");
        _golden.Keeps(MembershipStreams.Names, TimelineSamples.SuspendedByCase, "cause");
        _golden.Keeps(
            MembershipStreams.Names,
            TimelineSamples.SuspendedByCase with { Rest = new Rest(new DateOnly(2026, 5, 1), new DateOnly(2026, 6, 30)) },
            "rest");
        _golden.Keeps(
            MembershipStreams.Names,
            CaseSamples.Filed with { DiscriminationGrounds = ["sex", "age"], OpenBy = Samples.Today.AddMonths(2) },
            "term");
        _golden.Keeps(
            MembershipStreams.Names, TimelineSamples.HandedOver with { MemberSince = new DateOnly(2019, 5, 1) }, "since");
        _golden.Keeps(MembershipStreams.Names, OfferedWithAll, "running");
        _golden.Keeps(MembershipStreams.Names, OfferedWithAll with { PersonId = Samples.Person }, "sealed");
        _golden.Keeps(
            MembershipStreams.Names,
            PeerSamples.OfferReceived with { DuesPaidUntil = new DateOnly(2026, 12, 31), Sanctions = PeerSamples.Sanctions },
            "running");
        _golden.Keeps(
            MembershipStreams.Names,
            PeerSamples.OfferReceived with { Sanctions = PeerSamples.Sanctions, PersonId = PeerSamples.Unknown },
            "sealed");
    }

    [Fact]
    public void stay_readable_in_every_version() => _golden.EveryFileIsStillRead(MembershipStreams.Names);

    [Fact]
    public void become_public_events_without_anything_about_the_person()
    {
        foreach (var fact in (object[])
            [
                Samples.MemberAdmitted, Samples.MemberEnded, PeerSamples.Asked, PeerSamples.Answered, PeerSamples.Offered,
                PeerSamples.Accepted, PeerSamples.Completed, PeerSamples.Withdrawn, PeerSamples.Declined, PeerSamples.Sent,
                PeerSamples.Acknowledged, TimelineSamples.Suspended,
                TimelineSamples.Reinstated, TimelineSamples.ChapterJoined, TimelineSamples.VotingRightChanged,
                MergeSamples.Merged, MergeSamples.Restored, TimelineSamples.Barred,
            ])
        {
            var (name, body) = MembershipPublisher.Instance.Publish(fact)!.Value;
            _golden.KeepsPublic(name, body);
        }

        var (offered, told) = MembershipPublisher.Instance.Publish(OfferedWithAll)!.Value;
        _golden.KeepsPublic(offered, told, "running");
    }

    private static TransferEvent.Offered OfferedWithAll =>
        PeerSamples.Offered with { DuesPaidUntil = new DateOnly(2026, 12, 31), Sanctions = PeerSamples.Sanctions };
}
