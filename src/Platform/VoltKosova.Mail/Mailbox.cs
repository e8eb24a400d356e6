using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Mail;

/// <summary>
/// What waits, was kept or has failed, for the staff page. It shows addresses and texts: whoever calls it records the reading. A set of
/// chapters narrows every question to their mails; null asks for all.
/// </summary>
public sealed class Mailbox
{
    private readonly MailSchemas _schemas;
    private readonly Databases _databases;
    private readonly TimeProvider _clock;

    internal Mailbox(MailSchemas schemas, Databases databases, TimeProvider clock) =>
        (_schemas, _databases, _clock) = (schemas, databases, clock);

    /// <summary>The mails in one state over all schemas, newest first, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<MailInBox>> List(
        MailState state, IReadOnlyCollection<Guid>? chapters, int limit, CancellationToken cancellation)
    {
        var mails = new List<MailInBox>();
        foreach (var schema in _schemas.Names)
        {
            foreach (var (id, mail) in await Table(schema).List(state, chapters, limit, cancellation))
                mails.Add(MailInBox.Of(schema, id, mail));
        }

        return [.. mails.OrderByDescending(mail => mail.Id.ToString(), StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>One mail; null when there is none in these chapters.</summary>
    public async Task<MailInBox?> Find(string schema, Guid id, IReadOnlyCollection<Guid>? chapters, CancellationToken cancellation) =>
        _schemas.Names.Contains(schema) && await Table(schema).Find(id, chapters, cancellation) is { } mail
            ? MailInBox.Of(schema, id, mail)
            : null;

    /// <summary>Makes a kept or failed mail due now; false when there is none such in these chapters.</summary>
    public async Task<bool> Retry(string schema, Guid id, IReadOnlyCollection<Guid>? chapters, CancellationToken cancellation) =>
        _schemas.Names.Contains(schema) && await Table(schema).Retry(id, chapters, _clock.GetUtcNow(), cancellation);

    /// <summary>Removes every mail of a person in a module's store, with the commit of the act.</summary>
    public async Task Forget(Writing writing, string schema, Guid person)
    {
        ArgumentNullException.ThrowIfNull(writing);
        foreach (var id in await Table(schema).Of(person, writing.Cancellation))
            writing.Delete(SharedTables.Mails, id.ToString());
    }

    private MailTable Table(string schema) => new(_databases.For(schema));
}

/// <summary>A mail as staff see it. Of a sent one only template, person and time remain.</summary>
/// <param name="Schema">The module whose mail it is.</param>
/// <param name="Failure">What went wrong at the last attempt, for example <c>smtp 451</c>.</param>
public sealed record MailInBox(
    string Schema,
    Guid Id,
    MailState State,
    string Template,
    Guid? PersonId,
    string? To,
    string? Subject,
    string? Body,
    int Attempts,
    string? Failure,
    DateTimeOffset? QueuedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? SentAt)
{
    internal static MailInBox Of(string schema, Guid id, MailRow mail) => new(
        schema,
        id,
        mail.State,
        mail.Template,
        mail.PersonId,
        mail.To,
        mail.Subject,
        mail.Body,
        mail.Attempts ?? 0,
        mail.Failure,
        mail.QueuedAt,
        mail.DueAt,
        mail.SentAt);

    /// <summary>Without address and text, so that neither gets into a log by accident.</summary>
    public override string ToString() => $"{Schema} {Id} {State} {Template}";
}
