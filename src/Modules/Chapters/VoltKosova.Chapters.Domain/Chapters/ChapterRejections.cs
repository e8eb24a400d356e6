using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Chapters;

internal sealed record NoSuchChapter() : Rejection("There is no such chapter.", RejectionKind.NotFound);

internal sealed record ParentNeeded() : Rejection("Only the movement itself stands below no chapter.", RejectionKind.Invalid);

internal sealed record ParentUnknown() : Rejection("The chapter above it does not exist.", RejectionKind.Invalid);

internal sealed record LevelNotBelowParent()
    : Rejection("The level of a chapter must be below the level of its parent.", RejectionKind.Invalid);

internal sealed record MovementAlreadyFounded() : Rejection("The movement has been founded already.");

internal sealed record AreaTaken(string Place) : Rejection("The place belongs to another chapter.");

internal sealed record ChapterOutOfScope() : Rejection("Your rights do not reach this chapter.", RejectionKind.Forbidden);
