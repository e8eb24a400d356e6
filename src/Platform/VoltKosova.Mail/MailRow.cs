using System.Text.RegularExpressions;

namespace VoltKosova.Mail;

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    /// <summary>To be sent, or tried again, once its time has come.</summary>
    Due,

    /// <summary>There is no mail server: kept for staff to read.</summary>
    Kept,

    /// <summary>The mail server has taken it. Address and text are gone from here.</summary>
    Sent,

    /// <summary>Refused for good, or tried too often.</summary>
    Failed,
}

/// <summary>
/// A mail as it is stored. Once sent, only template, person and time remain. Instants that are compared in SQL are whole seconds, so that
/// their text sorts as they do.
/// </summary>
internal sealed partial record MailRow
{
    public required MailState State { get; init; }

    public required string Template { get; init; }

    public Guid? PersonId { get; init; }

    public Guid? ChapterId { get; init; }

    public Guid? AllowedBy { get; init; }

    public string? Language { get; init; }

    public string? To { get; init; }

    public string? ToName { get; init; }

    public string? Subject { get; init; }

    public string? Body { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public int? Attempts { get; init; }

    public string? Failure { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public static MailRow Of(MailDraft draft, DateTimeOffset now)
    {
        if (draft is { Unsubscribe: not null, AllowedBy: null })
            throw new ArgumentException("A mailing says which consent allows it.", nameof(draft));
        var (subject, body) = MailTemplate.Of(draft.Template).Render(draft.Language, draft.Values);
        return new MailRow
        {
            State = MailState.Due,
            Template = draft.Template,
            PersonId = draft.PersonId,
            ChapterId = draft.ChapterId,
            AllowedBy = draft.AllowedBy,
            Language = draft.Language.ToString().ToLowerInvariant(),
            To = draft.To.Canonical,
            ToName = OneLine(draft.ToName),
            Subject = subject,
            Body = body,
            Headers = draft.Unsubscribe is { } address ? UnsubscribeHeaders(address) : null,
            QueuedAt = now,
            DueAt = WholeSecond(draft.NotBefore ?? now),
            Attempts = 0,
        };
    }

    public static DateTimeOffset WholeSecond(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>What remains of a mail that the server has taken.</summary>
    public MailRow Taken(DateTimeOffset at) => new()
    {
        State = MailState.Sent,
        Template = Template,
        PersonId = PersonId,
        AllowedBy = AllowedBy,
        SentAt = at,
    };

    /// <summary>Without address and text, so that neither gets into a log by accident.</summary>
    public override string ToString() => $"{State} {Template}";

    private static Dictionary<string, string> UnsubscribeHeaders(Uri address) => new()
    {
        ["List-Unsubscribe"] = $"<{address.AbsoluteUri}>",
        ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
    };

    private static string? OneLine(string? text) => text is null ? null : Breaks().Replace(text, " ").Trim();

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();
}
