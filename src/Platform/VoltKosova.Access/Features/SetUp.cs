using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VoltKosova.Access;

/// <summary>The first administrator, once, with the code that the host printed.</summary>
internal static class SetUp
{
    internal sealed record Request(string Code, string Email, string Password, string GivenName, string FamilyName);

    internal sealed record Body(Guid AccountId);

    public static void Map(IEndpointRouteBuilder access) =>
        access.MapPost("/setup", Handle).AllowAnonymous().WithName("SetUpFirstAdministrator").WithSummary("Make the first administrator");

    private static async Task<IResult> Handle(Request request, Accounts accounts, CancellationToken cancellation)
    {
        var made = await accounts.SetUp(request.Code, request.Email, request.Password, request.GivenName, request.FamilyName, cancellation);
        return made.Rejection is { } no ? Problems.Of(no) : TypedResults.Created("/api/v1/access/me", new Body(made.Value));
    }
}
