using VoltKosova.Kernel;
using VoltKosova.Privacy;

namespace VoltKosova.Mail;

/// <summary>A mail to be written from a template.</summary>
/// <param name="Template">The name of a file in <c>Texts/</c>, for example <c>confirm_email</c>.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Values">What stands for the template's <c>{{names}}</c>, as the reader is to see it; unused ones are fine.</param>
public sealed record MailDraft(string Template, Language Language, EmailAddress To, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Whose mail it is, so that erasure finds it; null when the reader is no known person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The chapter whose staff may see the mail while it waits; null for staff of the whole movement only.</summary>
    public Guid? ChapterId { get; init; }

    /// <summary>The reader's name for the address line.</summary>
    public string? ToName { get; init; }

    /// <summary>Not to be sent before; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>
    /// For mailings: an https address that unsubscribes on POST (RFC 8058). Null for mails that belong to something the reader asked for.
    /// </summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>
    /// The entry in the ledger of consents that allows it, which stays with the mail. A mailing cannot be written without one; null for
    /// mails that belong to something the reader asked for.
    /// </summary>
    public Guid? AllowedBy { get; init; }

    /// <summary>Without name and values, so that none gets into a log by accident.</summary>
    public override string ToString() => $"{Template} {Language}";
}
