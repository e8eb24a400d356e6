namespace VoltKosova.EventStore;

/// <summary>
/// Everything that becomes true together: facts of one or several streams, rows, and a subscriber's checkpoint. A commit is one
/// transaction in one store: all of it or none of it.
/// </summary>
public sealed record Commit(
    IReadOnlyList<StreamAppend> Streams,
    IReadOnlyList<RowWrite> Rows,
    EventMetadata Metadata,
    CheckpointMove? Checkpoint = null,
    string? ExclusiveKey = null)
{
    /// <summary>
    /// Whether a failing server may lose it, as a whole, so that it need not wait for the disk. True for a subscriber's step with rows
    /// alone: the rows are lost together with the step and had again. Nothing outside sees them before they are safe, since whoever sends
    /// a mail or a webhook claims its row first, by a commit that waits. A fact may have been handed on to another server, so it waits.
    /// </summary>
    public bool MayBeLost => Checkpoint is not null && Streams.Count == 0;

    /// <summary>True when nothing would change.</summary>
    public bool IsEmpty => Streams.Count == 0 && Rows.Count == 0 && Checkpoint is null;
}

/// <summary>Facts for the end of one stream.</summary>
/// <param name="StreamType">The kind of stream, for example <c>application</c>.</param>
/// <param name="ExpectedVersion">The version that was decided on; 0 for a new stream. Any other version is a conflict.</param>
/// <param name="Events">The facts.</param>
/// <param name="Metadata">Its own, where a commit has the effects of several causes; null for the commit's.</param>
public sealed record StreamAppend(
    Guid StreamId, string StreamType, long ExpectedVersion, IReadOnlyList<NewEvent> Events, EventMetadata? Metadata = null);

/// <summary>A table of rows in the module's schema: <c>mt_doc_&lt;name&gt;(id, data jsonb, …)</c>.</summary>
/// <param name="Name">snake_case, singular.</param>
/// <param name="Key">What its ids are.</param>
public sealed record RowTable(string Name, RowKey Key = RowKey.Uuid)
{
    /// <summary>The name of the table in the database.</summary>
    public string TableName => "mt_doc_" + Name;

    /// <summary>How copies of its lists are kept up to date; null when nobody keeps any.</summary>
    public RowSync? Sync { get; private init; }

    /// <summary>Whether its rows follow a log instead of being written with their stream: the rows of a shared view.</summary>
    public bool IsShared { get; private init; }

    /// <summary>The table of a shared view: lists of it may be asked to wait for a write, and answer only once the view is full.</summary>
    public RowTable Shared() => this with { IsShared = true };

    /// <summary>
    /// The table whose lists people synchronise (<c>updated_since</c>): what is removed, or leaves a scope, leaves a tombstone.
    /// </summary>
    /// <param name="scope">The path of the field that says who may see a row; null when all rows are for everybody.</param>
    public RowTable Synchronised(string? scope = "chapter_id") => this with { Sync = new RowSync(scope) };

    /// <summary>What its lists are searched by; null when by nothing.</summary>
    public RowSearch? Search { get; private init; }

    /// <summary>
    /// The table whose lists people search by a part of a text, however many rows it has: beside it stands its vocabulary, each text that
    /// there is once, and rows are found by whole texts, in the list's order. For names and the like, which many rows share.
    /// </summary>
    /// <param name="order">The field by which its lists are sorted, at the top of the row, snake_case.</param>
    /// <param name="texts">The fields with the texts, likewise. Their first 200 letters are searched.</param>
    public RowTable Searched(string order, params IReadOnlyList<string> texts) => this with { Search = new RowSearch(order, texts) };
}

/// <summary>What lists of a table are searched by.</summary>
/// <param name="Order">The field by which they are sorted.</param>
/// <param name="Texts">The fields with the texts.</param>
public sealed record RowSearch(string Order, IReadOnlyList<string> Texts)
{
    /// <summary>The field that says who may see a row.</summary>
    public const string Scope = "chapter_id";

    /// <summary>The column with a text as it is searched.</summary>
    public static string FoldedOf(string text) => text + "_folded";

    /// <summary>The table beside a table with each of its texts as they are searched, in the column <c>text</c>.</summary>
    public static string VocabularyOf(RowTable table) => table.TableName + "_vocabulary";
}

/// <summary>How copies of lists of a table are kept up to date.</summary>
/// <param name="Scope">The path of the field that says who may see a row, with dots for depth; null for everybody.</param>
public sealed record RowSync(string? Scope);

/// <summary>The kinds of row ids.</summary>
public enum RowKey
{
    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>A text of at most 500 characters.</summary>
    Text,
}

/// <summary>A change of one row.</summary>
public abstract record RowWrite(RowTable Table, string Id)
{
    /// <summary>What the row is to be; null when there is to be none.</summary>
    public virtual string? Json => null;

    /// <summary>Writes the row, whether it was there or not.</summary>
    public sealed record Put(RowTable Table, string Id, string Json) : RowWrite(Table, Id)
    {
        /// <inheritdoc />
        public override string Json { get; } = Json;
    }

    /// <summary>
    /// Writes a row that must not be there yet; a <see cref="CommitOutcome.RowTaken"/> conflict when it is. This is how a name is claimed.
    /// </summary>
    public sealed record Insert(RowTable Table, string Id, string Json) : RowWrite(Table, Id)
    {
        /// <inheritdoc />
        public override string Json { get; } = Json;
    }

    /// <summary>Removes the row; nothing happens when there is none.</summary>
    public sealed record Delete(RowTable Table, string Id) : RowWrite(Table, Id);
}

/// <summary>
/// A subscriber's step forward; refused when it no longer stands at <paramref name="From"/> or somebody else has taken it over, which is
/// the fence against a second owner.
/// </summary>
/// <param name="Subscriber">Whose step.</param>
/// <param name="From">Where it stood.</param>
/// <param name="To">Where it stands from then on.</param>
/// <param name="LastEventId">The last event up to there; null leaves the one that is known when it does not move.</param>
/// <param name="Owner">Who acts as the subscriber; null for a step that asks for no lease.</param>
public sealed record CheckpointMove(string Subscriber, long From, long To, Guid? LastEventId, Guid? Owner = null);

/// <summary>How far a subscriber has come.</summary>
/// <param name="Position">Everything up to here has had its effect.</param>
/// <param name="LastEventId">The last event up to there, whoever listens for it, to notice a log that has lost its end.</param>
public sealed record Checkpoint(long Position, Guid? LastEventId);

/// <summary>How a commit ended.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome()
    {
    }

    /// <summary>It is durable.</summary>
    /// <param name="Position">The position of the last event of the commit; 0 when it held none.</param>
    public sealed record Committed(long Position) : CommitOutcome;

    /// <summary>A stream has moved on since it was read. Nothing was written.</summary>
    public sealed record StreamMoved : CommitOutcome;

    /// <summary>An inserted row was there already. Nothing was written.</summary>
    public sealed record RowTaken(string Table) : CommitOutcome;

    /// <summary>The subscriber's checkpoint has moved: another owner acted. Nothing was written.</summary>
    public sealed record CheckpointMoved : CommitOutcome;

    /// <summary>Another commit holds the exclusive key at this moment. Nothing was written.</summary>
    public sealed record KeyBusy : CommitOutcome;
}
