using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
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
        .Map<VolunteerEvent.ProfileChanged>("volunteering.volunteer-profile-changed.v1")
        .Map<VolunteerEvent.ShiftTaken>("volunteering.volunteer-shift-taken.v1")
        .Map<VolunteerEvent.ShiftFreed>("volunteering.volunteer-shift-freed.v1")
        .Map<VolunteerEvent.HoursCredited>("volunteering.volunteer-hours-credited.v1")
        .Map<VolunteerEvent.Erased>("volunteering.volunteer-erased.v1")
        .Map<OpportunityEvent.Drafted>("volunteering.opportunity-drafted.v1")
        .Map<OpportunityEvent.PlanChanged>("volunteering.opportunity-plan-changed.v1")
        .Map<OpportunityEvent.Opened>("volunteering.opportunity-opened.v1")
        .Map<OpportunityEvent.Closed>("volunteering.opportunity-closed.v1")
        .Map<OpportunityEvent.Cancelled>("volunteering.opportunity-cancelled.v1")
        .Map<ShiftEvent.Scheduled>("volunteering.shift-scheduled.v1")
        .Map<ShiftEvent.PlanChanged>("volunteering.shift-plan-changed.v1")
        .Map<ShiftEvent.Cancelled>("volunteering.shift-cancelled.v1")
        .Map<ShiftEvent.SignedUp>("volunteering.shift-signed-up.v1")
        .Map<ShiftEvent.SignUpCancelled>("volunteering.shift-sign-up-cancelled.v1")
        .Map<ShiftEvent.Attended>("volunteering.shift-attended.v1")
        .Map<ShiftEvent.StayedAway>("volunteering.shift-stayed-away.v1")
        .Map<HoursEvent.Reported>("volunteering.hours-reported.v1")
        .Map<HoursEvent.Confirmed>("volunteering.hours-confirmed.v1")
        .Map<HoursEvent.Refused>("volunteering.hours-refused.v1")
        .Map<HoursEvent.Corrected>("volunteering.hours-corrected.v1")
        .Map<HoursEvent.Erased>("volunteering.hours-erased.v1")
        .End();

    /// <summary>A volunteer's stream has the id of the person, so that one person is one volunteer without anything to look up.</summary>
    public static StreamType<Volunteer, VolunteerCommand, VolunteerEvent> Volunteers { get; } = new(
        "volunteer", VolunteerDecider.Instance, new InlineView<VolunteerRow, VolunteerEvent>(VolunteerRow.Table, VolunteerRow.Projection));

    public static StreamType<Opportunity, OpportunityCommand, OpportunityEvent> Opportunities { get; } = new(
        "opportunity",
        OpportunityDecider.Instance,
        new InlineView<OpportunityRow, OpportunityEvent>(OpportunityRow.Table, OpportunityRow.Projection),
        new InlineView<PublicOpportunity, OpportunityEvent>(PublicOpportunity.Table, PublicOpportunity.Projection));

    public static StreamType<Shift, ShiftCommand, ShiftEvent> Shifts { get; } = new(
        "shift", ShiftDecider.Instance, new InlineView<ShiftRow, ShiftEvent>(ShiftRow.Table, ShiftRow.Projection));

    public static StreamType<Domain.Hours.Hours, HoursCommand, HoursEvent> Hours { get; } = new(
        "hours", HoursDecider.Instance, new InlineView<HoursRow, HoursEvent>(HoursRow.Table, HoursRow.Projection));

    /// <summary>Per shift and person: the report of hours that waits or counts.</summary>
    public static RowTable HoursClaims { get; } = new("hours_claim", RowKey.Text);

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(VolunteerRow.Table, "(data ->> 'chapter_id'), (data ->> 'joined_on'), id", "(data ->> 'joined_on'), id"),
        new(OpportunityRow.Table, "(data ->> 'chapter_id'), (data ->> 'drafted_at'), id", "(data ->> 'drafted_at'), id"),
        new(PublicOpportunity.Table, "(data ->> 'opened_at'), id"),
        new(
            ShiftRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'starts_at'), id",
            "(data ->> 'starts_at'), id",
            "(data ->> 'opportunity_id'), (data ->> 'starts_at')"),
        new(
            SignUpRow.Table,
            "(data ->> 'shift_id'), (data ->> 'signed_up_at'), id",
            "(data ->> 'person_id'), (data ->> 'starts_at'), id"),
        new(
            HoursRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'worked_on'), id",
            "(data ->> 'person_id'), (data ->> 'worked_on'), id",
            "(data ->> 'worked_on'), id"),
        new(ChapterHours.Table, "((data ->> 'confirmed_minutes')::numeric), id"),
        new(VolunteeringFigures.HoursTable),
        new(HoursClaims),
    ];
}
