using VoltKosova.EventStore;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Views;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Integrity;

/// <summary>Tells a party by mail that there is something to read: a message, the hearing, a measure, a decision, the end.</summary>
internal sealed class WhenCaseMovesThenTellParties(CaseMail mails) : IReaction<CaseEvent>
{
    public async Task When(Delivered<CaseEvent> delivered, Writing writing)
    {
        var (id, complainant, accused) = delivered.Event switch
        {
            CaseEvent.Acknowledged f => (f.CaseId, true, false),
            CaseEvent.Written { By: not null } f => (f.CaseId, f.Party == CaseParty.Complainant, f.Party == CaseParty.Accused),
            CaseEvent.HearingSet f => (f.CaseId, false, true),
            CaseEvent.MeasureTaken f => (f.CaseId, false, true),
            CaseEvent.MeasureLifted f => (f.CaseId, false, true),
            CaseEvent.Decided f => (f.CaseId, true, f.Sanction is not null),
            CaseEvent.AppealDecided f => (f.CaseId, true, true),
            CaseEvent.Closed f => (f.CaseId, true, true),
            _ => (Guid.Empty, false, false),
        };
        if (!(complainant || accused) || await writing.Row<CaseRow>(CaseRow.Table, id.ToString()) is not { } one)
            return;
        if (complainant && mails.ToComplainant(one) is { } word)
            writing.QueueMail(word);
        if (accused && one is { ToldAccused: true, AccusedMemberId: { } member }
            && await writing.Row<MemberCard>(MemberCard.Table, member.ToString()) is { } card
            && mails.ToAccused(one, card) is { } told)
            writing.QueueMail(told);
    }
}
