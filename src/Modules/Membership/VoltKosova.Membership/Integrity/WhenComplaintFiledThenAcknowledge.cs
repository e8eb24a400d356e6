using VoltKosova.EventStore;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Integrity;

/// <summary>Whoever gave an address is told that the message has come in: neither what stands in it nor the code.</summary>
internal sealed class WhenComplaintFiledThenAcknowledge(CaseMail mails) : IReaction<CaseEvent.Filed>
{
    public Task When(Delivered<CaseEvent.Filed> delivered, Writing writing)
    {
        if (mails.Receipt(delivered.Event) is { } mail)
            writing.QueueMail(mail);
        return Task.CompletedTask;
    }
}
