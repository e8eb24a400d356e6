using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Partners;
using static VoltKosova.Partnerships.Domain.Agreements.Agreement;
using static VoltKosova.Partnerships.Domain.Agreements.AgreementCommand;
using static VoltKosova.Partnerships.Domain.Agreements.AgreementEvent;
using static VoltKosova.Partnerships.Domain.Agreements.AgreementStage;

namespace VoltKosova.Partnerships.Domain.Agreements;

internal static class AgreementDecider
{
    private static readonly Decision<AgreementEvent> _nothing = Decision<AgreementEvent>.Nothing;

    public static Decider<Agreement, AgreementCommand, AgreementEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<AgreementEvent> Decide(Agreement agreement, AgreementCommand command) => (agreement, command) switch
    {
        (Unknown, Propose c) => c.Proposal.Terms.Flaw() is { } flaw ? flaw : c.Proposal,
        (_, Propose) => _nothing,
        (Known { PartnersDay: not null, IsSignatoryErased: false } k, EraseSignatory c) => new SignatoryErased(k.Id, c.At),
        (_, EraseSignatory) => _nothing,
        (Unknown, _) => new NoSuchAgreement(),

        (Known k, ChangeTerms c) when k.Terms == c.Terms => _nothing,
        (Known { Stage: AgreementStage.Proposed } k, ChangeTerms c) => c.Terms.Flaw() is { } flaw
            ? flaw
            : new TermsChanged(k.Id, c.Terms, c.By, c.ByPerson, c.At),

        (Known { Stage: AgreementStage.Proposed } k, BeginReview c) => new ReviewBegan(k.Id, c.By, c.At),
        (Known { Stage: UnderReview }, BeginReview) => _nothing,

        (Known { Stage: UnderReview } k, Approve c) when IsProposer(k, c) => new ProposerCannotApprove(),
        (Known { Stage: UnderReview }, Approve { DiligenceAllows: false }) => new DueDiligenceNeeded(),
        (Known { Stage: UnderReview } k, Approve c) => new Approved(k.Id, c.Today, c.By, c.At),
        (Known { ApprovedOn: not null }, Approve) => _nothing,

        (Known { Stage: AgreementStage.Proposed or UnderReview } k, Reject c) => new Rejected(k.Id, c.Reason, c.By, c.At),
        (Known { Stage: AgreementStage.Rejected }, Reject) => _nothing,

        (Known { Stage: AgreementStage.Approved or Signed or AgreementStage.InForce } k, Sign c) => Signing(k, c),

        (Known { Stage: AgreementStage.Approved or Signed or AgreementStage.InForce } k, Terminate c) => Terminating(k, c),
        (Known { Stage: AgreementStage.Ended, EndedFor: AgreementEnd.Terminated }, Terminate) => _nothing,

        (Known { Stage: AgreementStage.Approved or Signed or AgreementStage.InForce } k, KeepUp c) => KeepingUp(k, c),
        (Known { Stage: AgreementStage.InForce } k, Replace c) =>
            new Ended(k.Id, k.PartnerId, k.ChapterId, AgreementEnd.Amended, c.On, c.By, c.At),
        (Known, KeepUp or Replace) => _nothing,

        (Known k, _) => new AgreementStateForbids(k.Stage),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static bool IsProposer(Known agreement, Approve command) =>
        command.By == agreement.ProposedBy || (command.ByPerson is { } person && person == agreement.ProposedByPerson);

    private static Decision<AgreementEvent> Signing(Known agreement, Sign command) => (agreement, command.Side) switch
    {
        _ when command.DocumentSha256 != agreement.Terms.DocumentSha256 => new DocumentDiffers(),
        ({ OurDay: not null }, Side.Ours) or ({ PartnersDay: not null }, Side.Partner) => _nothing,
        _ when command.SignedOn > command.Today => new DayInTheFuture(),
        _ when command.SignedOn < agreement.ApprovedOn => new SignedBeforeApproval(),
        _ => (Known)Evolve(agreement, command.Signature) switch
        {
            { InForceFrom: { } from } whole when from > whole.Terms.EndsOn => new SignedAfterItsEnd(),
            { InForceFrom: { } from } whole when from <= command.Today => [command.Signature, Begin(whole, from, command.At)],
            _ => command.Signature,
        },
    };

    private static Decision<AgreementEvent> Terminating(Known agreement, Terminate command) => agreement switch
    {
        { TerminatesOn: { } on } => on == command.EffectiveOn ? _nothing : new TerminationUnderWay(),
        _ when command.RequestedOn > command.Today => new DayInTheFuture(),
        _ when command.EffectiveOn < command.RequestedOn => new TerminationBeforeRequest(),
        { Stage: AgreementStage.InForce } when !command.WithoutNotice && command.EffectiveOn < Earliest(agreement, command) =>
            new NoticeTooShort(Earliest(agreement, command)),
        _ when command.EffectiveOn <= command.Today =>
            [Request(agreement, command), End(agreement, AgreementEnd.Terminated, command.EffectiveOn, command.At)],
        _ => Request(agreement, command),
    };

    private static Decision<AgreementEvent> KeepingUp(Known agreement, KeepUp command) => agreement switch
    {
        { TerminatesOn: { } on } when on <= command.Today => End(agreement, AgreementEnd.Terminated, on, command.At),
        { Terms.EndsOn: { } last } when last < command.Today => End(agreement, AgreementEnd.Expired, last, command.At),
        { Stage: Signed, InForceFrom: { } from } when from <= command.Today => Begin(agreement, from, command.At),
        { Stage: AgreementStage.InForce, IsNoticed: false, TerminatesOn: null, Terms: { EndsOn: { } last, NoticeDays: var days } }
            when last.AddDays(-days) <= command.Today =>
            new ExpiryNoticed(agreement.Id, agreement.PartnerId, agreement.ChapterId, last, command.At),
        _ => _nothing,
    };

    private static DateOnly Earliest(Known agreement, Terminate command) => command.RequestedOn.AddDays(agreement.Terms.NoticeDays);

    private static AgreementEvent.InForce Begin(Known agreement, DateOnly from, DateTimeOffset at) => new(
        agreement.Id, agreement.PartnerId, agreement.ChapterId, agreement.ParentId, from, agreement.Terms.EndsOn, at);

    private static Ended End(Known agreement, AgreementEnd reason, DateOnly on, DateTimeOffset at) =>
        new(agreement.Id, agreement.PartnerId, agreement.ChapterId, reason, on, null, at);

    private static TerminationRequested Request(Known agreement, Terminate command) => new(
        agreement.Id, command.RequestedOn, command.EffectiveOn, command.WithoutNotice, command.Reason, command.By, command.At);
}
