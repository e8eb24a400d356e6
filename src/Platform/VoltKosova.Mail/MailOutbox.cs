using VoltKosova.EventStore;

namespace VoltKosova.Mail;

/// <summary>How a mail gets on its way.</summary>
public static class MailOutbox
{
    /// <summary>Writes a mail that goes out once the act is committed, and never when it is not.</summary>
    /// <returns>The mail's id, which is also in its Message-ID.</returns>
    /// <exception cref="ArgumentException">There is no such template, or a value is missing.</exception>
    public static Guid QueueMail(this Writing writing, MailDraft draft)
    {
        ArgumentNullException.ThrowIfNull(writing);
        var id = writing.NewId();
        writing.Insert(SharedTables.Mails, id.ToString(), MailRow.Of(draft, writing.Now));
        return id;
    }

    /// <summary>
    /// The same as a row's JSON, for a part that has no event store: its schema has a table like <see cref="SharedTables.Mails"/> and is
    /// made known with <see cref="MailExtensions.AddMailSource"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such template, or a value is missing.</exception>
    public static string Row(MailDraft draft, DateTimeOffset now) => StoredJson.Write(MailRow.Of(draft, now));
}
