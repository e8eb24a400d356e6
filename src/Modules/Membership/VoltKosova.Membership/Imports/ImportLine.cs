using VoltKosova.EventStore;

namespace VoltKosova.Membership.Imports;

/// <summary>Where a line stands.</summary>
internal enum ImportLineState
{
    /// <summary>Nobody has looked at it yet.</summary>
    Waiting,

    /// <summary>Nobody like that is known.</summary>
    New,

    /// <summary>May be somebody who is known, or stands in the file twice.</summary>
    Duplicate,

    /// <summary>Is a member, or has applied.</summary>
    AlreadyMember,

    /// <summary>Cannot become a member as it stands there; the notes say why.</summary>
    Error,

    /// <summary>Has become a member.</summary>
    Imported,

    /// <summary>Is none any more.</summary>
    Undone,

    /// <summary>Has stayed a member when the import was undone.</summary>
    Kept,
}

/// <summary>A line of a file of members.</summary>
/// <param name="Line">Its place in the file, as an editor counts.</param>
/// <param name="Ordinal">Its place among the lines with somebody in them, from 1.</param>
/// <param name="Cells">What was typed; gone once the line is a member.</param>
internal sealed record ImportLine(
    string Id, Guid ImportId, int Ordinal, int Line, ImportLineState State, ImportCells? Cells, IReadOnlyList<ImportNote> Notes)
{
    /// <summary>The line further up with the same person.</summary>
    public int? TwinOf { get; init; }

    /// <summary>The member that came of it.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>The member of the import's own chapter that it may be.</summary>
    public Guid? DuplicateOfMemberId { get; init; }

    public static RowTable Table { get; } = new("import_line", RowKey.Text);

    public static string IdOf(Guid import, int ordinal) => $"{import}/{ordinal:D9}";
}
