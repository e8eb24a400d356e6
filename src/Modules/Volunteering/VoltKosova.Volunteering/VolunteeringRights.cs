using VoltKosova.Access;

namespace VoltKosova.Volunteering;

internal static class VolunteeringRights
{
    public static Right SeeVolunteers { get; } =
        new("volunteering.see-volunteers", Role.VolunteerCoordinator, Role.ChapterBoard, Role.Administrator);

    public static Right ManageVolunteers { get; } = new("volunteering.manage-volunteers", Role.VolunteerCoordinator, Role.Administrator);
}
