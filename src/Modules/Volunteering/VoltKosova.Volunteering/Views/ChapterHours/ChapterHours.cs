using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Hours;

namespace VoltKosova.Volunteering.Views;

/// <summary>
/// What was worked for a chapter and confirmed. Many reports share the row, so it follows the log instead of being written with it.
/// </summary>
internal sealed record ChapterHours(Guid ChapterId, int ConfirmedMinutes, int Reports)
{
    public static RowTable Table { get; } = new RowTable("chapter_hours").Shared().Synchronised();

    public static Projection<ChapterHours, HoursEvent> Projection { get; } = new((row, fact) => fact switch
    {
        HoursEvent.Confirmed f => new ChapterHours(f.ChapterId, (row?.ConfirmedMinutes ?? 0) + f.Minutes, (row?.Reports ?? 0) + 1),
        HoursEvent.Corrected f => row! with { ConfirmedMinutes = row.ConfirmedMinutes + f.Minutes },
        _ => row,
    });

    public static string? KeyOf(HoursEvent fact) => fact switch
    {
        HoursEvent.Confirmed f => f.ChapterId.ToString(),
        HoursEvent.Corrected f => f.ChapterId.ToString(),
        _ => null,
    };
}
