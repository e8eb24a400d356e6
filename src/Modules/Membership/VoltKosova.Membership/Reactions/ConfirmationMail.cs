using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Features;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Reactions;

/// <summary>Mails with the link by which an applicant confirms the address, sees the state, takes back or appeals.</summary>
internal sealed class ConfirmationMail(LinkTokens tokens, Organisation organisation, MembershipPolicy policy)
{
    /// <summary>Where the link leads.</summary>
    public string UrlOf(Guid application) => policy.ConfirmUrlOf(organisation, Confirmation.TokenOf(tokens, application));

    /// <summary>The mail that asks to confirm the address.</summary>
    public MailDraft Asking(ApplicationEvent.Submitted form, EmailAddress address) => About("confirm_email", form, address, []);

    /// <summary>A mail about an application.</summary>
    public MailDraft About(
        string template, ApplicationEvent.Submitted form, EmailAddress address, Dictionary<string, string> values) =>
        new(template, form.Language, address, new Dictionary<string, string>(values)
        {
            ["given_name"] = form.GivenName ?? "",
            ["org_name"] = organisation.Name,
            ["contact_email"] = organisation.ContactEmail,
            ["status_url"] = template == "email_confirmed" ? UrlOf(form.ApplicationId) : $"{organisation.Site}/sign-in",
            ["confirm_url"] = UrlOf(form.ApplicationId),
            ["appeal_url"] = UrlOf(form.ApplicationId),
            ["expires_at"] = Seat.DayOf(form.ConfirmBy).In(form.Language),
        })
        {
            PersonId = form.PersonId,
        };
}
