using VoltKosova.Testing;
using VoltKosova.Volunteering.Views;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Views;

public sealed class The_rows_of_hours
{
    private static readonly HoursRow _waiting = new(
        HoursId, Person, Chapter, OpportunityId, ShiftId, HoursRow.Waiting, Time.Date, 150, 0, null, Time.EndsAt, null);

    private static readonly HoursRow _confirmed =
        _waiting with { State = HoursRow.Confirmed, ConfirmedMinutes = 150, DecidedAt = Time.EndsAt.AddDays(1) };

    [Fact]
    public void show_what_was_reported_and_what_counts()
    {
        HoursRow.Projection.Shows([Reported], _waiting);
        HoursRow.Projection.Shows([Reported, Confirmed], _confirmed);
        HoursRow.Projection.Shows([Reported, Confirmed, Corrected], _confirmed with { ConfirmedMinutes = 120, Reason = Corrected.Reason });
        HoursRow.Projection.Shows(
            [Reported, Refused],
            _waiting with { State = HoursRow.Refused, Reason = Refused.Reason, DecidedAt = Time.EndsAt.AddDays(1) });
    }

    [Fact]
    public void add_up_for_the_chapter() =>
        ChapterHours.Projection.Shows([Reported, Confirmed, Corrected, Confirmed], new ChapterHours(Chapter, 270, 2));
}
