using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Volunteering.Views;

namespace VoltKosova.Volunteering;

/// <summary>What the module stores. The names are promises: they stand in the log for ever.</summary>
internal sealed class VolunteeringStreams : IStreams
{
    public static string Module => "volunteering";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<VolunteerEvent.Joined>("volunteering.volunteer-joined.v1")
        .Map<VolunteerEvent.Paused>("volunteering.volunteer-paused.v1")
        .Map<VolunteerEvent.Resumed>("volunteering.volunteer-resumed.v1")
        .Map<VolunteerEvent.Left>("volunteering.volunteer-left.v1")
        .End();

    /// <summary>A volunteer's stream has the id of the person, so that one person is one volunteer without anything to look up.</summary>
    public static StreamType<Volunteer, VolunteerCommand, VolunteerEvent> Volunteers { get; } = new(
        "volunteer", VolunteerDecider.Instance, new InlineView<VolunteerRow, VolunteerEvent>(VolunteerRow.Table, VolunteerRow.Projection));

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(VolunteerRow.Table, "(data ->> 'chapter_id'), (data ->> 'joined_on'), id", "(data ->> 'joined_on'), id"),
    ];
}
