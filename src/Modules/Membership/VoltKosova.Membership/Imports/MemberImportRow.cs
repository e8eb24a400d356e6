using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Imports;

namespace VoltKosova.Membership.Imports;

/// <summary>A file of members, and how far it is.</summary>
/// <param name="ChapterId">Whose members they become.</param>
/// <param name="Lines">How many lines have somebody in them.</param>
/// <param name="Through">How many of them the stage has behind it.</param>
/// <param name="Counts">What became of them.</param>
/// <param name="IgnoredColumns">The places, from 1, of columns that nobody knows.</param>
internal sealed record MemberImportRow(
    Guid Id,
    Guid ChapterId,
    LegalEntity LegalEntity,
    ImportStage Stage,
    int Lines,
    int Through,
    ImportCounts Counts,
    string ConsentVersion,
    bool Welcome,
    IReadOnlyList<int> IgnoredColumns,
    DateTimeOffset ReceivedAt) : InlineRow
{
    /// <summary>When somebody confirmed it; absent until then.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Whether lines that may be somebody who is known become members too.</summary>
    public bool WithDuplicates { get; init; }

    public static RowTable Table { get; } = new("member_import");

    public static Projection<MemberImportRow, MemberImportEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, MemberImportEvent.Received f) => new MemberImportRow(
            f.ImportId, f.ChapterId, f.LegalEntity, ImportStage.Previewing, f.Lines, 0, ImportCounts.None, f.ConsentVersion, f.Welcome,
            f.IgnoredColumns, f.At),
        ({ } r, MemberImportEvent.Previewed f) => r.At(f.Through, f.Counts, ImportStage.Ready),
        ({ } r, MemberImportEvent.Confirmed f) => r with
        {
            Stage = ImportStage.Importing,
            Through = 0,
            ConfirmedAt = f.At,
            WithDuplicates = f.WithDuplicates,
        },
        ({ } r, MemberImportEvent.Imported f) => r.At(f.Through, f.Counts, ImportStage.Imported),
        ({ } r, MemberImportEvent.UndoAsked) => r with { Stage = ImportStage.Undoing, Through = 0 },
        ({ } r, MemberImportEvent.Undone f) => r.At(f.Through, f.Counts, ImportStage.Undone),
        ({ } r, MemberImportEvent.Discarded) => r with { Stage = ImportStage.Discarded },
        _ => row,
    });

    private MemberImportRow At(int through, ImportCounts counts, ImportStage after) => this with
    {
        Through = through,
        Counts = Counts.Plus(counts),
        Stage = through == Lines ? after : Stage,
    };
}
