using VoltKosova.Access;

namespace VoltKosova.Volunteering;

internal static class VolunteeringRights
{
    public static Right SeeVolunteers { get; } =
        new("volunteering.see-volunteers", Role.VolunteerCoordinator, Role.ChapterBoard, Role.Administrator);

    public static Right ManageVolunteers { get; } = new("volunteering.manage-volunteers", Role.VolunteerCoordinator, Role.Administrator);

    public static Right SeeShifts { get; } =
        new("volunteering.see-shifts", Role.VolunteerCoordinator, Role.ChapterBoard, Role.Administrator);

    public static Right PlanShifts { get; } = new("volunteering.plan-shifts", Role.VolunteerCoordinator, Role.Administrator);

    public static Right ConfirmHours { get; } = new("volunteering.confirm-hours", Role.VolunteerCoordinator, Role.Administrator);
}
