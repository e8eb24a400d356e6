namespace VoltKosova.EventStore;

/// <summary>What a module stores: said once, in its <c>XStreams</c>. <see cref="Store{TStreams}"/> is the module's door to it.</summary>
public interface IStreams
{
    /// <summary>The module's name: its schema, its role, the first part of every stored name.</summary>
    static abstract string Module { get; }

    /// <summary>The map of stored names.</summary>
    static abstract EventNames Names { get; }

    /// <summary>The tables of rows that the module reads, with the indexes that its queries need.</summary>
    static abstract IReadOnlyList<TableSpec> Tables { get; }
}

/// <summary>A table of rows and its indexes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Indexes">What stands in the parentheses of <c>CREATE INDEX … ON … ( )</c>, for example <c>(data ->> 'chapter_id'),
/// id</c>, and after it a <c>WHERE</c> where only some rows are ever looked for by it: the others then cost nothing to write.</param>
public sealed record TableSpec(RowTable Table, params IReadOnlyList<string> Indexes)
{
    /// <summary>Indexes that it had before and needs no more.</summary>
    public IReadOnlyList<string> Former { get; init; } = [];
}

/// <summary>The tables that every module's schema has, because their rows commit with the module's facts.</summary>
public static class SharedTables
{
    /// <summary>Per person: the wrapped key of the personal fields, or the mark that it was destroyed.</summary>
    public static RowTable PersonKeys { get; } = new("person_key");

    /// <summary>Per caller and Idempotency-Key: the finished answer.</summary>
    public static RowTable Answers { get; } = new("idempotency_answer", RowKey.Text);

    /// <summary>Mails on their way out.</summary>
    public static RowTable Mails { get; } = new("mail");

    /// <summary>Events that a subscriber could not take.</summary>
    public static RowTable DeadLetters { get; } = new("dead_letter", RowKey.Text);

    /// <summary>Dead letters that somebody wants tried again; the same ids.</summary>
    public static RowTable DeadLetterRetries { get; } = new("dead_letter_retry", RowKey.Text);

    /// <summary>Per shared view that has once come to the end of its log: from then on it may be read.</summary>
    public static RowTable FullViews { get; } = new("full_view", RowKey.Text);

    /// <summary>Per part and erased person: that the part has forgotten them, in the commit in which it did.</summary>
    public static RowTable ErasureReceipts { get; } = new("erasure_receipt", RowKey.Text);

    /// <summary>What people have agreed to and withdrawn: lines that are added with the facts they belong to.</summary>
    public static RowTable Consents { get; } = new("consent");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TableSpec> All { get; } =
    [
        new(PersonKeys),
        new(Answers, "(data ->> 'answered_at')"),
        new(
            Mails,
            "(data ->> 'state'), (data ->> 'due_at') WHERE (data ->> 'state') = 'due'",
            "id WHERE (data ->> 'state') = 'failed'",
            "(data ->> 'person_id')")
        {
            Former = ["(data ->> 'state'), (data ->> 'due_at')"],
        },
        new(DeadLetters, "(data ->> 'subscriber'), (data ->> 'stream_id')"),
        new(DeadLetterRetries),
        new(FullViews),
        new(ErasureReceipts),
        new(Consents, "(data ->> 'person_id')"),
    ];
}
