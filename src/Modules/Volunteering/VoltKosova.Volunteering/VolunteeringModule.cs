using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Contracts;
using VoltKosova.Messaging;
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
    public static IServiceCollection AddVolunteering(this IServiceCollection services)
    {
        services.AddStore<VolunteeringStreams>();
        services.AddRequests(typeof(VolunteeringModule).Assembly);
        services.AddProblemTexts(typeof(VolunteeringModule).Assembly);
        services.AddRight(VolunteeringRights.SeeVolunteers).AddRight(VolunteeringRights.ManageVolunteers);

        services.AddPublisher(VolunteeringPublisher.Instance);
        services.AddReaction<WhenMemberAdmittedThenAddVolunteer, MemberAdmitted, VolunteeringStreams>("volunteering.add-volunteer");
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
    }
}
