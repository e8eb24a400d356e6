using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Kernel;
using VoltKosova.Testing;

namespace VoltKosova.Chapters.Tests;

/// <summary>What has happened in most tests: the movement, Prishtina below it, and who did it.</summary>
internal static class Facts
{
    public static readonly Guid Movement = new("00000000-0000-7000-8000-000000000001");
    public static readonly Guid Prishtina = new("00000000-0000-7000-8000-000000000002");
    public static readonly Guid Agim = new("00000000-0000-7000-8000-00000000000a");

    public static DateTimeOffset Now { get; } = FixedClock.Start;

    public static ChapterEvent.Founded MovementFounded { get; } = new(
        Movement, null, ChapterLevel.Movement, "Volt Kosova", new LocalText("Volt Kosova", "Volt Kosovo", "Volt Kosovo"), Agim, Now);

    public static ChapterEvent.Founded PrishtinaFounded { get; } = new(
        Prishtina,
        Movement,
        ChapterLevel.Local,
        "Volt Prishtina",
        new LocalText("Volt Prishtina", "Volt Priština", "Volt Prishtina"),
        Agim,
        Now);

    public static ChapterArea Area { get; } =
        ChapterArea.Of(["prishtine"], ["DE"], [Locality.Of("DE", "München"), Locality.Of("AT", "Wien")]);

    public static ChapterEvent.AreaChanged AreaChanged { get; } = new(Prishtina, Area, Agim, Now);

    public static ChapterEvent.Renamed Renamed { get; } = new(
        Prishtina, "Volt Kryeqyteti", new LocalText("Volt Kryeqyteti", "Volt Prestonica", "Volt Capital"), Agim, Now);
}
