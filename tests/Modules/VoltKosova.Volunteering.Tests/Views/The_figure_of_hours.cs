using Shouldly;
using VoltKosova.Figures;
using VoltKosova.Volunteering.Views;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Views;

public sealed class The_figure_of_hours
{
    [Fact]
    public void counts_confirmed_minutes_in_the_month_of_the_work_and_corrections_in_theirs()
    {
        var (worked, corrected) = (VolunteeringFigures.Of(Confirmed)!, VolunteeringFigures.Of(Corrected)!);

        worked.Day.ShouldBe(Confirmed.WorkedOn);
        worked.By.ShouldBe([(VolunteeringFigures.Hours, Confirmed.Minutes)]);
        corrected.Day.ShouldBe(FigureChange.DayOf(Corrected.At));
        corrected.By.ShouldBe([(VolunteeringFigures.Hours, Corrected.Minutes)]);
    }

    [Fact]
    public void counts_nothing_that_waits_or_was_refused()
    {
        VolunteeringFigures.Of(Reported).ShouldBeNull();
        VolunteeringFigures.Of(Refused).ShouldBeNull();
    }
}
