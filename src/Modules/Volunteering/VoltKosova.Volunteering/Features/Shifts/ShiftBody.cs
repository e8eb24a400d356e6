using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FluentValidation;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Shifts;

namespace VoltKosova.Volunteering.Features;

/// <summary>A shift as it is sent.</summary>
/// <param name="Date">The local day on which it begins.</param>
/// <param name="StartTime">Local, 24 hours: <c>18:30</c>.</param>
/// <param name="EndTime">Local; on the next day when it is not after the start.</param>
/// <param name="Zone">IANA; Europe/Belgrade, which is Kosovo's clock, when absent.</param>
/// <param name="RepeatedHour">Which is meant when the clocks go back and a time comes twice; without it such a time is refused.</param>
/// <param name="Capacity">How many can sign up.</param>
/// <param name="Minimum">How many are needed.</param>
/// <param name="Instructions">Only for those who have signed up.</param>
internal sealed record ShiftBody(
    DateOnly Date,
    string StartTime,
    string EndTime,
    string? Zone,
    RepeatedHour? RepeatedHour,
    Place Place,
    int Capacity,
    int Minimum,
    LocalText? Instructions)
{
    /// <summary>How times are written.</summary>
    public const string TimeFormat = "HH:mm";

    public bool TryPlan([NotNullWhen(true)] out ShiftPlan? plan, [NotNullWhen(false)] out Rejection? no)
    {
        plan = ShiftTime.TryMake(
            Date, TimeOf(StartTime), TimeOf(EndTime), Zone ?? ShiftTime.UsualZone, RepeatedHour, out var time, out no)
            ? new ShiftPlan(time, Place, Capacity, Minimum, Instructions)
            : null;
        return plan is not null;
    }

    private static TimeOnly TimeOf(string text) => TimeOnly.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture);
}

internal sealed class ShiftValidator : AbstractValidator<ShiftBody>
{
    private const int MostPeople = 200;
    private const string Time = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    public ShiftValidator()
    {
        RuleFor(shift => shift.Date).InclusiveBetween(new DateOnly(2020, 1, 1), new DateOnly(2100, 1, 1));
        RuleFor(shift => shift.StartTime).Matches(Time);
        RuleFor(shift => shift.EndTime).Matches(Time);
        RuleFor(shift => shift.Zone).Matches("^[A-Za-z][A-Za-z0-9_+/-]{1,49}$");
        RuleFor(shift => shift.Place).SetValidator(new PlaceValidator());
        RuleFor(shift => shift.Capacity).InclusiveBetween(1, MostPeople);
        RuleFor(shift => shift.Minimum).InclusiveBetween(0, MostPeople);
        RuleFor(shift => shift.Instructions!).SetValidator(LocalTextRules.UpTo(5000)).When(shift => shift.Instructions is not null);
    }
}
