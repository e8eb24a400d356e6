using VoltKosova.EventStore;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Features;
using VoltKosova.Messaging;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Reactions;

/// <summary>
/// Asks the applicant to confirm the address. Somebody whose address is known already is told so instead: by mail, where only they read it.
/// </summary>
[TakesBatches(MayWait = true)]
internal sealed class WhenApplicationSubmittedThenAskToConfirm(BlindIndex index, ConfirmationMail mail)
    : IReaction<ApplicationEvent.Submitted>
{
    public async Task When(Delivered<ApplicationEvent.Submitted> delivered, Writing writing)
    {
        var form = delivered.Event;
        if (!EmailAddress.TryParse(form.Email, out var address))
            return;
        var known = Confirmation.AddressOf(index, address, form.LegalEntity);
        writing.QueueMail(await writing.Row<ConfirmedAddress>(MembershipStreams.ConfirmedAddresses, known) is null
            ? mail.Asking(form, address)
            : mail.About("already_member_or_applicant", form, address, []));
    }
}
