using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Membership.Contracts;
using VoltKosova.Messaging;
using VoltKosova.PrivacyDesk;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Volunteering.Features;
using VoltKosova.Volunteering.Publishing;
using VoltKosova.Volunteering.Reactions;
using VoltKosova.Volunteering.Views;
using VoltKosova.Web;

namespace VoltKosova.Volunteering;

/// <summary>The module on one screen.</summary>
public static class VolunteeringModule
{
    /// <summary>Adds what the module does.</summary>
    public static IServiceCollection AddVolunteering(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(VolunteeringPolicy.From(configuration.GetSection("Volunteering")));
        services.AddStore<VolunteeringStreams>();
        services.AddRequests(typeof(VolunteeringModule).Assembly);
        services.AddProblemTexts(typeof(VolunteeringModule).Assembly);
        services.AddRight(VolunteeringRights.SeeVolunteers).AddRight(VolunteeringRights.ManageVolunteers);
        services.AddRight(VolunteeringRights.SeeShifts).AddRight(VolunteeringRights.PlanShifts).AddRight(VolunteeringRights.ConfirmHours);

        services.AddPublisher(VolunteeringPublisher.Instance);
        services.AddReaction<WhenMemberAdmittedThenAddVolunteer, MemberAdmitted, VolunteeringStreams>("volunteering.add-volunteer");
        services.AddReaction<WhenOpportunityCancelledThenCallOffItsShifts, OpportunityEvent.Cancelled, VolunteeringStreams>(
            "volunteering.call-off-shifts");
        services.AddSharedView<SignUpRow, ShiftEvent, VolunteeringStreams>(
            "volunteering.sign-up", SignUpRow.Table, SignUpRow.KeyOf, SignUpRow.Projection);
        services.AddSharedView<ChapterHours, HoursEvent, VolunteeringStreams>(
            "volunteering.chapter-hours", ChapterHours.Table, ChapterHours.KeyOf, ChapterHours.Projection);
        services.AddFigures<HoursEvent, VolunteeringStreams>(
            VolunteeringFigures.HoursTable, VolunteeringFigures.Of, VolunteeringFigures.Hours);
        services.AddForgetting<VolunteeringStreams>(forgetting => forgetting
            .In(VolunteeringStreams.Volunteers, (stream, gone) => new VolunteerCommand.Erase(stream, gone.At))
            .In(VolunteeringStreams.Shifts, (_, gone) => new ShiftCommand.FreePlaceOfErased(gone.PersonId, gone.By, gone.At))
            .In(VolunteeringStreams.Hours, (stream, gone) => new HoursCommand.Erase(stream, gone.At))
            .Rows(VolunteeringStreams.HoursClaims, "hours_id"));
        services.AddOwnData<VolunteeringStreams>(own => own
            .Rows(VolunteerRow.Table)
            .Rows(SignUpRow.Table)
            .Rows(HoursRow.Table)
            .Also("profile", OwnProfile.Of)
            .Nobodys(OpportunityRow.Table, "what is to be done")
            .Nobodys(PublicOpportunity.Table, "what is to be done")
            .Nobodys(ShiftRow.Table, "when and where; who comes are the sign-ups")
            .Nobodys(ChapterHours.Table, "counts")
            .Nobodys(VolunteeringFigures.HoursTable, "counts")
            .Nobodys(VolunteeringStreams.HoursClaims, "that hours are reported"));
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapVolunteering(this IEndpointRouteBuilder routes)
    {
        var module = routes.MapModule(VolunteeringStreams.Module);
        PauseVolunteer.Map(module);
        ResumeVolunteer.Map(module);
        ReturnToVolunteering.Map(module);
        PauseMyVolunteering.Map(module);
        ResumeMyVolunteering.Map(module);
        LeaveVolunteering.Map(module);
        GetVolunteer.Map(module);
        ListVolunteers.Map(module);
        GetMyVolunteering.Map(module);
        ChangeMyProfile.Map(module);
        GetMyProfile.Map(module);
        ListSkills.Map(module);
        MapShifts(module);
        MapHours(module);
    }

    private static void MapShifts(IEndpointRouteBuilder module)
    {
        DraftOpportunity.Map(module);
        ChangeOpportunity.Map(module);
        OpenOpportunity.Map(module);
        CloseOpportunity.Map(module);
        CancelOpportunity.Map(module);
        GetOpportunity.Map(module);
        ListOpportunities.Map(module);
        GetPublicOpportunity.Map(module);
        ListPublicOpportunities.Map(module);
        AddShift.Map(module);
        ChangeShift.Map(module);
        CancelShift.Map(module);
        GetShift.Map(module);
        ListShifts.Map(module);
        SignUpForShift.Map(module);
        CancelMySignUp.Map(module);
        GetMyShift.Map(module);
        ListMySignUps.Map(module);
        SignVolunteerUp.Map(module);
        CancelSignUp.Map(module);
        NoteAttendance.Map(module);
        ListSignUps.Map(module);
    }

    private static void MapHours(IEndpointRouteBuilder module)
    {
        ReportHours.Map(module);
        ReportShiftHours.Map(module);
        ConfirmHours.Map(module);
        RefuseHours.Map(module);
        CorrectHours.Map(module);
        GetHours.Map(module);
        ListHours.Map(module);
        ListMyHours.Map(module);
        ListChapterHours.Map(module);
    }
}
