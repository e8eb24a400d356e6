using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Membership.Contracts;
using VoltKosova.Testing;

namespace VoltKosova.Volunteering.Tests.Features;

/// <summary>The module Volunteering over HTTP, beside a log of admissions.</summary>
public sealed class VolunteeringHost : ModuleHost
{
    public const string Volunteers = "/api/v1/volunteering/volunteers";
    public const string Me = "/api/v1/volunteering/me";

    public HttpClient CoordinatorOf(Guid chapter) => As(new Grant(Role.VolunteerCoordinator, chapter));

    public HttpClient Person(Guid person) => As(new TestAccount([]) { PersonId = person });

    /// <summary>Somebody new becomes a member who wants to help; their person, once they are a volunteer.</summary>
    public async Task<Guid> Joined(Guid chapter)
    {
        var person = Guid.NewGuid();
        await MembershipStandIn.Admit(
            Services, new MemberAdmitted(Guid.NewGuid(), person, chapter, "member", Facts.Today, WantsToHelp: true));
        await WhenQuiet();
        return person;
    }

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddVolunteering();
        MembershipStandIn.Add(services);
    }

    protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapVolunteering();
}
