using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Decides on one volunteer: for staff within their chapters, for volunteers on themselves; for others there is none.</summary>
internal static class OnVolunteer
{
    public static async Task<Answer> AsStaff(
        Store<VolunteeringStreams> store,
        Caller caller,
        Guid id,
        long ifVersion,
        Func<Writing, VolunteerCommand> command,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(VolunteeringRights.ManageVolunteers, cancellation);
        return await store.Write(
            async writing =>
            {
                var volunteer = await writing.Load(VolunteeringStreams.Volunteers, id);
                return volunteer.State is Volunteer.Known known && scope.Holds(known.Joined.ChapterId)
                    ? await Decide(writing, id, command(writing), ifVersion)
                    : new NoSuchVolunteer();
            },
            cancellation);
    }

    public static Task<Answer> OnOneself(
        Store<VolunteeringStreams> store,
        Caller caller,
        Func<Writing, VolunteerCommand> command,
        CancellationToken cancellation,
        long? ifVersion = null) =>
        caller.PersonId is { } person
            ? store.Write(writing => Decide(writing, person, command(writing), ifVersion), cancellation)
            : Task.FromResult<Answer>(new NoSuchVolunteer());

    public static async Task<Answer> Decide(Writing writing, Guid id, VolunteerCommand command, long? ifVersion) =>
        await writing.Decide(VolunteeringStreams.Volunteers, id, command, ifVersion) is { } no
            ? no
            : Answer.NoContent((await writing.Load(VolunteeringStreams.Volunteers, id)).Version);
}
