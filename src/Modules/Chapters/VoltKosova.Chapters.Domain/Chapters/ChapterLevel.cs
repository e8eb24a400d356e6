namespace VoltKosova.Chapters.Domain.Chapters;

/// <summary>Where a chapter stands in the tree. National and diaspora chapters stand beside each other.</summary>
internal enum ChapterLevel
{
    /// <summary>The root: all of Volt Kosova.</summary>
    Movement,

    /// <summary>The chapter of a whole country, Kosovo's own before all.</summary>
    National,

    /// <summary>The people of Kosovo in another country.</summary>
    Diaspora,

    /// <summary>One or several municipalities or towns.</summary>
    Local,
}

internal static class ChapterLevels
{
    /// <summary>
    /// Whether a chapter of this level may stand directly below one of the other: a local chapter also below the movement itself.
    /// </summary>
    public static bool IsBelow(this ChapterLevel level, ChapterLevel parent) => DepthOf(level) > DepthOf(parent);

    private static int DepthOf(ChapterLevel level) => level switch
    {
        ChapterLevel.Movement => 0,
        ChapterLevel.National or ChapterLevel.Diaspora => 1,
        ChapterLevel.Local => 2,
    };
}
