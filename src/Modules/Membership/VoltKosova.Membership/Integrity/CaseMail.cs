using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Views;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Integrity;

/// <summary>
/// Mails of cases say that there is something to read, and never what: staff of the post office and whoever looks over a shoulder learn
/// nothing from them, not even that there is a case.
/// </summary>
internal sealed class CaseMail(Organisation organisation)
{
    /// <summary>That a message has come in.</summary>
    public MailDraft? Receipt(CaseEvent.Filed filed) => EmailAddress.TryParse(filed.Email, out var address)
        ? Draft("message_received", filed.Language, address, filed.PersonId, new() { ["number"] = filed.Number })
        : null;

    /// <summary>That there is word for whoever complained.</summary>
    public MailDraft? ToComplainant(CaseRow one) => EmailAddress.TryParse(one.Email, out var address)
        ? Draft("word_waits", one.Language, address, one.PersonId, [])
        : null;

    /// <summary>That there is word for the accused, in their own area.</summary>
    public MailDraft? ToAccused(CaseRow one, MemberCard member) => EmailAddress.TryParse(member.Email, out var address)
        ? Draft("word_waits", member.Language, address, one.PersonId, [])
        : null;

    /// <summary>That the body owes a step since a day.</summary>
    public MailDraft Overdue(CaseRow one, Language language, EmailAddress address) =>
        Draft("step_overdue", language, address, one.PersonId, new()
        {
            ["due_on"] = one.DueOn is { } due ? due.In(language) : "",
            ["case_url"] = $"{organisation.Site}/integrity-cases/{one.Id}",
        });

    // The mails go with the case: they are found under its own id.
    private MailDraft Draft(string template, Language language, EmailAddress to, Guid person, Dictionary<string, string> values) =>
        new(template, language, to, new Dictionary<string, string>(values)
        {
            ["org_name"] = organisation.Name,
            ["contact_email"] = organisation.ContactEmail,
            ["site_url"] = organisation.Site,
        })
        {
            PersonId = person,
        };
}
