using VoltKosova.EventStore;
using VoltKosova.Kernel;
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
internal sealed class WhenApplicationSubmittedThenAskToConfirm(
    BlindIndex index, LinkTokens tokens, Organisation organisation, MembershipPolicy policy) : IReaction<ApplicationEvent.Submitted>
{
    public async Task When(Delivered<ApplicationEvent.Submitted> delivered, Writing writing)
    {
        var form = delivered.Event;
        if (!EmailAddress.TryParse(form.Email, out var address))
            return;
        var known = index.OfEmail(Confirmation.AddressIndex, address);
        var isKnown = await writing.Row<ConfirmedAddress>(MembershipStreams.ConfirmedAddresses, known) is not null;
        writing.QueueMail(new MailDraft(
            isKnown ? "already_member_or_applicant" : "confirm_email",
            form.Language,
            address,
            new Dictionary<string, string>
            {
                ["given_name"] = form.GivenName ?? "",
                ["org_name"] = organisation.Name,
                ["contact_email"] = organisation.ContactEmail,
                ["status_url"] = $"{organisation.Site}/sign-in",
                ["confirm_url"] = policy.ConfirmUrlOf(organisation, Confirmation.TokenOf(tokens, form.ApplicationId)),
                ["expires_at"] = Seat.DayOf(form.ConfirmBy).In(form.Language),
            })
        {
            PersonId = form.PersonId,
        });
    }
}
