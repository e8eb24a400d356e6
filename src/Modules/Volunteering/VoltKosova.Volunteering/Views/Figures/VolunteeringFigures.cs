using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Hours;

namespace VoltKosova.Volunteering.Views;

/// <summary>What the module counts for everybody who plans shifts.</summary>
internal static class VolunteeringFigures
{
    public static RowTable HoursTable { get; } = new RowTable("hours_figures", RowKey.Text).Shared();

    public static Figure Hours { get; } = new(
        "volunteering.hours",
        new LocalText("Orë vullnetare", "Volonterski sati", "Volunteers' hours"),
        new LocalText(
            "Orë të konfirmuara, në muajin kur u punua; korrigjimet në muajin kur u bënë.",
            "Potvrđeni sati, u mesecu rada; ispravke u mesecu kada su unete.",
            "Confirmed hours, in the month of the work; corrections in the month in which they were made."),
        FigureKind.Flow,
        FigureUnit.Minutes,
        VolunteeringRights.SeeShifts);

    public static FigureChange? Of(HoursEvent fact) => fact switch
    {
        HoursEvent.Confirmed f => new FigureChange(f.ChapterId, f.WorkedOn, (Hours, f.Minutes)),
        HoursEvent.Corrected f => new FigureChange(f.ChapterId, FigureChange.DayOf(f.At), (Hours, f.Minutes)),
        _ => null,
    };
}
