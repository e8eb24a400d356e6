using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.Domain.Segments;
using VoltKosova.Membership.Domain.Voting;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests;

/// <summary>What happens to the member after the admission of 4 March 2026, recorded on the days on which it happens.</summary>
internal static class TimelineSamples
{
    public static readonly Guid Peja = new("019c0000-0000-7000-8000-000000000031");
    public static readonly Guid Kosovo = new("019c0000-0000-7000-8000-000000000032");
    public static readonly Guid Treasurer = DuesSamples.Treasurer;
    public static readonly Guid RollId = new("019c0000-0000-7000-8000-000000000033");

    public static MemberEvent.Admitted PartyAdmitted { get; } = MemberAdmitted with
    {
        LegalEntity = LegalEntity.Party,
        ProvisionalUntil = new DateOnly(2026, 6, 2),
    };

    public static MemberEvent.KindChanged KindChanged { get; } = new(
        Samples.Member, Person, MembershipKind.SupportingMember, new DateOnly(2026, 4, 1), "Asked for it", Officer, Now.AddDays(30));

    public static MemberEvent.Suspended Suspended { get; } = new(
        Samples.Member, Person, Prishtina, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31), "Board of 30 April", Officer,
        Now.AddDays(60));

    public static MemberEvent.Reinstated Reinstated { get; } = new(
        Samples.Member, Person, Prishtina, new DateOnly(2026, 5, 11), "Arbitration", Officer, Now.AddDays(70));

    public static MemberEvent.Suspended SuspendedByCase { get; } = new(
        Samples.Member, Person, Prishtina, new DateOnly(2026, 5, 5), new DateOnly(2026, 6, 30), "Integrity 12345670", Officer,
        Now.AddDays(64), Cause: new SuspensionCause(SuspensionTrigger.IntegrityCase, CaseSamples.CaseId));

    public static MemberEvent.SuspensionLifted SuspensionLifted { get; } = new(
        Samples.Member, Person, Prishtina, CaseSamples.CaseId, new DateOnly(2026, 5, 10), new DateOnly(2026, 5, 1),
        new DateOnly(2026, 5, 31), "Integrity 12345670", Officer, Now.AddDays(69));

    public static MemberEvent.HandedOver HandedOver { get; } = new(
        Samples.Member, Person, PeerSamples.Exchange, new DateOnly(2026, 6, 30),
        [new(SanctionKind.Suspension, new DateOnly(2026, 7, 31)), new(SanctionKind.OfficeBan, new DateOnly(2027, 1, 31))],
        new DateOnly(2026, 5, 1), Officer, Now.AddDays(60));

    public static MemberEvent.Barred Barred { get; } = new(
        Samples.Member, Person, RollId, new SuspensionCause(SuspensionTrigger.IntegrityCase, CaseSamples.CaseId),
        [new(SanctionKind.OfficeBan, new DateOnly(2026, 7, 31))], new DateOnly(2026, 5, 5), Officer, Now.AddDays(64));

    public static MemberEvent.Moved Moved { get; } = new(
        Samples.Member, Person, new Residence("XK", "peje", null), new DateOnly(2026, 4, 10), Officer, Now.AddDays(39));

    public static MemberEvent.ChapterLeft ChapterLeft { get; } = new(
        Samples.Member, Person, Prishtina, Peja, ChapterTrigger.Moved, new DateOnly(2026, 4, 10), Now.AddDays(39));

    public static MemberEvent.ChapterJoined ChapterJoined { get; } = new(
        Samples.Member, Person, Peja, Prishtina, ChapterTrigger.Moved, new DateOnly(2026, 4, 10), "Lives there", Officer, Now.AddDays(39));

    public static MemberEvent.StatusOverridden StatusOverridden { get; } = new(
        Samples.Member, Person, MemberStatus.Active, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 5), "Appeal pending", Officer,
        Now.AddDays(61));

    public static MemberEvent.VotingRightChanged VotingRightChanged { get; } = new(
        Samples.Member, Person, Prishtina, true, new DateOnly(2026, 6, 2), Now.AddDays(92));

    public static MemberEvent.Lapsed Lapsed { get; } = new(Samples.Member, Person, Prishtina, new DateOnly(2026, 9, 29), Now.AddDays(211));

    public static MemberEvent.LapseLifted LapseLifted { get; } = new(
        Samples.Member, Person, Prishtina, new DateOnly(2026, 10, 4), Now.AddDays(216));

    public static MemberEvent.GenderDeclared GenderDeclared { get; } = new(
        Samples.Member, Person, DeclaredGender.Diverse, new DateOnly(2026, 4, 2), Now.AddDays(31));

    public static MemberEvent.Noted Noted { get; } = new(
        Samples.Member, Person, "Speaks at the youth forum", new DateOnly(2026, 4, 3), Officer, Now.AddDays(32));

    public static MemberEvent.DetailsCorrected DetailsCorrected { get; } = new(
        Samples.Member, Person, "Arbëresha", "Krasniqi-Hoti", new DateOnly(1996, 3, 1), Language.En, "arberesha@example.org",
        DetailsSource.Officer, new DateOnly(2026, 4, 4), "As in the passport", Officer, Now.AddDays(33));

    public static MemberEvent.AddressKept AddressKept { get; } = new(
        Samples.Member, Person, AddressKeptFor.Taken, Now.AddDays(34), new DateOnly(2026, 4, 5), Treasurer, Now.AddDays(34));

    public static MemberEvent.ExclusionNoted ExclusionNoted { get; } = new(
        Samples.Member, Person, new DateOnly(2026, 8, 1), "Integrity 12345670", Officer, Now.AddDays(152));

    public static SegmentEvent.Saved SegmentSaved { get; } = new(
        RollId, Prishtina, "Youth abroad", [new("kind", "eq", "youth"), new("country", "ne", "XK")], Officer, Now);

    public static SegmentEvent.Removed SegmentRemoved { get; } = new(RollId, Officer, Now.AddDays(9));

    public static ChapterWishEvent.Asked WishAsked { get; } = new(
        DuesSamples.ReceiptId, Samples.Member, Person, Prishtina, Peja, "My family is there", Now);

    public static ChapterWishEvent.Granted WishGranted { get; } = new(DuesSamples.ReceiptId, Officer, Now.AddDays(2));

    public static ChapterWishEvent.Refused WishRefused { get; } = new(
        DuesSamples.ReceiptId, Person, "The board is full", Officer, Now.AddDays(2));

    public static ChapterWishEvent.Withdrawn WishWithdrawn { get; } = new(DuesSamples.ReceiptId, Now.AddDays(1));

    public static ChapterWishEvent.Forgotten WishForgotten { get; } = new(DuesSamples.ReceiptId, Now.AddDays(120));

    public static ApplicationEvent.Claimed Claimed { get; } = new(Samples.Application, Officer, Now.AddDays(1));

    public static ApplicationEvent.Released Released { get; } = new(Samples.Application, Officer, Now.AddDays(2));

    public static ApplicationEvent.Escalated Escalated { get; } = new(
        Samples.Application, Prishtina, Kosovo, new DateOnly(2026, 4, 14), Now.AddDays(29));

    public static ApplicationEvent.Withdrawn Withdrawn { get; } = new(Samples.Application, Now.AddDays(3));

    public static ApplicationEvent.Refused RefusedWithAppeal { get; } = Refused with { AppealUntil = new DateOnly(2026, 4, 3) };

    public static ApplicationEvent.Appealed Appealed { get; } = new(
        Samples.Application, Person, "I have left the other party", Kosovo, Prishtina, new DateOnly(2026, 4, 20), Now.AddDays(20));

    public static ApplicationEvent.AppealRefused AppealRefused { get; } = new(
        Samples.Application, Person, "No proof", Treasurer, Now.AddDays(25));

    public static ChargeEvent.Reminded Reminded { get; } = new(
        DuesSamples.ChargeId, new DateOnly(2026, 4, 20), Treasurer, Now.AddDays(49));

    public static RollEvent.Frozen Frozen { get; } = new(
        RollId, Kosovo, $"{Prishtina},{Kosovo}", LegalEntity.Ngo, new DateOnly(2026, 9, 12), Now.AddDays(180),
        "membership.votingWaitDays=90;voting.minimumAge=18", 2, 1, new string('a', 64));

    public static IReadOnlyList<object> All { get; } =
    [
        KindChanged, Suspended, Reinstated, Moved, ChapterLeft, ChapterJoined, StatusOverridden, VotingRightChanged, Claimed, Released,
        Escalated, Withdrawn, Appealed, AppealRefused, Reminded, Frozen, Lapsed, LapseLifted, GenderDeclared, Noted,
        DetailsCorrected, AddressKept, SuspensionLifted, HandedOver, Barred, ExclusionNoted,
        SegmentSaved, SegmentRemoved, DuesSamples.ReminderSent,
        WishAsked, WishGranted, WishRefused, WishWithdrawn, WishForgotten,
    ];
}
