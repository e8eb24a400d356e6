using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Membership.Voting;
using VoltKosova.Policy;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Dues;

/// <summary>Mails about what a member owes: how to pay it and, once it is late, from which day on what follows.</summary>
internal sealed class DuesMail(DuesAccounts accounts, Organisation organisation)
{
    private static readonly LocalText _ends = new("anëtarësia jote mbaron", "tvoje članstvo prestaje", "your membership ends");
    private static readonly LocalText _marked = new(
        "kuota shënohet si e papaguar dhe për anëtarësinë tënde vendos organi përgjegjës",
        "članarina se beleži kao neplaćena, a o tvom članstvu odlučuje nadležno telo",
        "the fee is noted as unpaid and the body in charge decides about your membership");

    private static readonly LocalText _hasEnded = new(
        "Anëtarësia jote ka mbaruar.", "Tvoje članstvo je prestalo.", "Your membership has ended.");

    private static readonly LocalText _isMarked = new(
        "Kuota u shënua si e papaguar. Anëtarësia jote vazhdon derisa të vendosë organi përgjegjës.",
        "Članarina je zabeležena kao neplaćena. Tvoje članstvo traje dok nadležno telo ne odluči.",
        "The fee was noted as unpaid. Your membership goes on until the body in charge decides.");

    /// <summary>What a mail says about where to pay cannot be said while the legal entity has no account.</summary>
    public bool CanBeWritten(LegalEntity entity) => accounts.Of(entity) is not null;

    /// <summary>The stored names of the legal entities that can be paid.</summary>
    public string[] Payable => [.. Enum.GetValues<LegalEntity>().Where(CanBeWritten).Select(StoredJson.NameOf)];

    /// <summary>The mail of a step; null where the member can be written to no more.</summary>
    /// <param name="remindedOn">The day of the first reminder that named the consequences; null for a step before the due day.</param>
    public MailDraft? Of(Charge charge, MemberCard member, DateOnly? remindedOn, PolicySnapshot rules, DateOnly today)
    {
        if (!EmailAddress.TryParse(member.Email, out var address))
            return null;
        var (terms, language) = (charge.Terms, member.Language);
        var values = Values(charge, member);
        if (remindedOn is { } reminded)
        {
            values["vote_from"] = Later(
                terms.DueOn.AddDays(rules.Number(VotingPolicy.ArrearsDays, today) + 1),
                reminded.AddDays(rules.Number(VotingPolicy.ReminderDays, today))).In(language);
            values["lapse_from"] = Later(
                terms.DueOn.AddDays(rules.Number(DuesPolicy.GraceDays, today) + 1),
                reminded.AddDays(rules.Number(DuesPolicy.LapseNoticeDays, today))).In(language);
            values["consequence"] = (rules.Flag(DuesPolicy.LapseEnds, today) ? _ends : _marked).In(language);
        }

        return Draft(remindedOn is null ? "dues_reminder" : "dues_overdue", member, address, values);
    }

    /// <summary>The mail that says what has followed.</summary>
    public MailDraft? OfLapse(Charge charge, MemberCard member, bool ends)
    {
        if (!EmailAddress.TryParse(member.Email, out var address))
            return null;
        var values = Values(charge, member);
        values["what"] = (ends ? _hasEnded : _isMarked).In(member.Language);
        return Draft("dues_lapsed", member, address, values);
    }

    private Dictionary<string, string> Values(Charge charge, MemberCard member)
    {
        var (terms, language) = (charge.Terms, member.Language);
        var account = accounts.Of(member.LegalEntity);
        return new Dictionary<string, string>
        {
            ["given_name"] = member.GivenName ?? "",
            ["org_name"] = organisation.Name,
            ["contact_email"] = organisation.ContactEmail,
            ["due_date"] = terms.DueOn.In(language),
            ["period"] = new ChargedPeriod(terms.From, terms.Until).In(language),
            ["amount"] = charge.Open.In(language),
            ["beneficiary"] = account?.Holder ?? "",
            ["iban"] = account?.Iban ?? "",
            ["payment_reference"] = terms.Reference,
            ["pay_url"] = $"{organisation.Site}/dues/{terms.ChargeId}",
        };
    }

    private static MailDraft Draft(string template, MemberCard member, EmailAddress address, Dictionary<string, string> values) =>
        new(template, member.Language, address, values) { PersonId = member.PersonId, ChapterId = member.ChapterId };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
