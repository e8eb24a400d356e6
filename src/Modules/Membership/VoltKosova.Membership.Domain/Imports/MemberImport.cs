using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Imports;

/// <summary>What happens to a file of members. It names nobody: who is in it stands in its lines, as long as they are needed.</summary>
internal abstract record MemberImportEvent
{
    private MemberImportEvent()
    {
    }

    /// <summary>The file was read; its lines wait to be looked at.</summary>
    /// <param name="ChapterId">Whose members they become.</param>
    /// <param name="ConsentVersion">The text that these people have agreed to, on paper or elsewhere.</param>
    /// <param name="Welcome">Whether those who are imported get the mail that new members get.</param>
    /// <param name="IgnoredColumns">The places, from 1, of columns that nobody knows.</param>
    public sealed record Received(
        Guid ImportId,
        Guid ChapterId,
        LegalEntity LegalEntity,
        int Lines,
        string ConsentVersion,
        bool Welcome,
        IReadOnlyList<int> IgnoredColumns,
        Guid By,
        DateTimeOffset At) : MemberImportEvent;

    /// <summary>Some more lines were looked at.</summary>
    /// <param name="Through">How many lines of the file are through now.</param>
    public sealed record Previewed(Guid ImportId, int Through, ImportCounts Counts, DateTimeOffset At) : MemberImportEvent;

    /// <summary>The lines are to become members.</summary>
    /// <param name="WithDuplicates">Whether those too that may be somebody who is known.</param>
    public sealed record Confirmed(Guid ImportId, bool WithDuplicates, Guid By, DateTimeOffset At) : MemberImportEvent;

    /// <summary>Some more lines became members, in the commit of their memberships.</summary>
    public sealed record Imported(Guid ImportId, int Through, ImportCounts Counts, DateTimeOffset At) : MemberImportEvent;

    /// <summary>Nobody of the file is to be a member by it.</summary>
    public sealed record UndoAsked(Guid ImportId, Guid By, DateTimeOffset At) : MemberImportEvent;

    /// <summary>Some more of its members are none any more, in the commit of that.</summary>
    public sealed record Undone(Guid ImportId, int Through, ImportCounts Counts, DateTimeOffset At) : MemberImportEvent;

    /// <summary>Nothing comes of the file; its lines are gone.</summary>
    public sealed record Discarded(Guid ImportId, Guid By, DateTimeOffset At) : MemberImportEvent;

    /// <summary>A file goes forward only.</summary>
    public static Decider<MemberImport?, MemberImportEvent, MemberImportEvent> Decider { get; } = new(null, Decide, Evolve);

    private static Decision<MemberImportEvent> Decide(MemberImport? import, MemberImportEvent said) => (import, said) switch
    {
        (null, Received) => said,
        (null, _) => new NoSuchImport(),

        ({ Stage: ImportStage.Previewing } i, Previewed f) when i.IsNext(f.Through) => said,
        ({ Stage: ImportStage.Importing } i, Imported f) when i.IsNext(f.Through) => said,
        ({ Stage: ImportStage.Undoing } i, Undone f) when i.IsNext(f.Through) => said,

        ({ Stage: ImportStage.Ready }, Confirmed) => said,
        ({ Stage: ImportStage.Previewing }, Confirmed) => new ImportUnderWay(),
        ({ Stage: ImportStage.Discarded }, Confirmed or UndoAsked) => new ImportIsDiscarded(),

        ({ Stage: ImportStage.Imported }, UndoAsked) => said,
        ({ Stage: ImportStage.Importing }, UndoAsked) => new ImportUnderWay(),
        ({ Stage: ImportStage.Previewing or ImportStage.Ready }, UndoAsked) => new NothingImportedYet(),

        ({ Stage: ImportStage.Previewing or ImportStage.Ready }, Discarded) => said,
        ({ Stage: not ImportStage.Discarded }, Discarded) => new ImportIsConfirmed(),

        _ => Decision<MemberImportEvent>.Nothing,
    };

    private static MemberImport? Evolve(MemberImport? import, MemberImportEvent fact) => (import, fact) switch
    {
        (_, Received f) => new MemberImport(f, ImportStage.Previewing, 0),
        ({ } i, Previewed f) => i.At(f.Through, ImportStage.Ready),
        ({ } i, Confirmed f) => i with
        {
            Stage = ImportStage.Importing,
            Through = 0,
            WithDuplicates = f.WithDuplicates,
            ConfirmedBy = f.By,
        },
        ({ } i, Imported f) => i.At(f.Through, ImportStage.Imported),
        ({ } i, UndoAsked f) => i with { Stage = ImportStage.Undoing, Through = 0, UndoneBy = f.By },
        ({ } i, Undone f) => i.At(f.Through, ImportStage.Undone),
        ({ } i, Discarded) => i with { Stage = ImportStage.Discarded },
        _ => import,
    };
}

/// <summary>Where a file of members stands.</summary>
internal enum ImportStage
{
    /// <summary>Its lines are looked at.</summary>
    Previewing,

    /// <summary>All were; somebody decides.</summary>
    Ready,

    /// <summary>Its lines become members.</summary>
    Importing,

    /// <summary>They are.</summary>
    Imported,

    /// <summary>They cease to be.</summary>
    Undoing,

    /// <summary>They are none any more, but for those who have stayed.</summary>
    Undone,

    /// <summary>Nothing came of it.</summary>
    Discarded,
}

/// <summary>A file as the decisions see it.</summary>
/// <param name="Through">How many of its lines the stage has behind it.</param>
internal sealed record MemberImport(MemberImportEvent.Received Facts, ImportStage Stage, int Through)
{
    public bool WithDuplicates { get; init; }

    public Guid ConfirmedBy { get; init; }

    public Guid UndoneBy { get; init; }

    public bool IsNext(int through) => through > Through && through <= Facts.Lines;

    public MemberImport At(int through, ImportStage after) => this with
    {
        Through = through,
        Stage = through == Facts.Lines ? after : Stage,
    };
}

/// <summary>What became of lines.</summary>
/// <param name="New">Nobody like that is known.</param>
/// <param name="Duplicates">May be somebody who is known, or stands in the file twice.</param>
/// <param name="AlreadyMembers">Is a member.</param>
/// <param name="Errors">Cannot be a member as it stands there.</param>
/// <param name="Imported">Has become a member.</param>
/// <param name="Undone">Is none any more.</param>
/// <param name="Kept">Has stayed a member, because something has happened since.</param>
internal sealed record ImportCounts(int New, int Duplicates, int AlreadyMembers, int Errors, int Imported, int Undone, int Kept)
{
    public static ImportCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public ImportCounts Plus(ImportCounts more) => new(
        New + more.New, Duplicates + more.Duplicates, AlreadyMembers + more.AlreadyMembers, Errors + more.Errors,
        Imported + more.Imported, Undone + more.Undone, Kept + more.Kept);
}

internal sealed record NoSuchImport() : Rejection("There is no such import.", RejectionKind.NotFound);

internal sealed record ImportUnderWay() : Rejection("The lines are still being worked on.");

internal sealed record ImportIsDiscarded() : Rejection("The import was discarded.");

internal sealed record ImportIsConfirmed() : Rejection("The import was confirmed: undo it instead.");

internal sealed record NothingImportedYet() : Rejection("Nothing was imported yet.");
