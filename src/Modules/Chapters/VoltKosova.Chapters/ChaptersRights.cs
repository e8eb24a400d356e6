using VoltKosova.Access;

namespace VoltKosova.Chapters;

internal static class ChaptersRights
{
    public static Right Manage { get; } = new("chapters.manage", Role.Administrator);
}
