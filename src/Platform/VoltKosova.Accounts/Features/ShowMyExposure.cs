using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// Who can see the person who asks, and why. Nothing is guessed: what can be seen comes from the declarations of the endpoints, where the
/// person's rows are from the tables behind them, and who holds which role there from the grants, as the permission itself is decided.
/// </summary>
internal static class ShowMyExposure
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/exposure", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ShowMyExposure))
        .WithSummary("Read who can see one's own data, and by which role where.")
        .Answers<Body>(StatusCodes.Status200OK)
        .Sensitive();

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(IReadOnlyList<Exposure> Items);

    /// <summary>What one right shows of the person in one chapter.</summary>
    /// <param name="ChapterId">The chapter that the rows belong to; null for rows that only the whole movement holds.</param>
    /// <param name="Fields">What is shown.</param>
    /// <param name="Operations">By which operations of the API, or which staff pages.</param>
    /// <param name="Holders">Who can, and by which role.</param>
    internal sealed record Exposure(
        string Right,
        Guid? ChapterId,
        IReadOnlyList<string> Fields,
        IReadOnlyList<string> Operations,
        IReadOnlyList<Holder> Holders);

    /// <summary>Somebody who can see it.</summary>
    /// <param name="ChapterId">Where the role was given: the chapter or one above it; null for the whole movement.</param>
    internal sealed record Holder(Guid AccountId, Role Role, Guid? ChapterId);

    internal sealed class Handler(Caller caller, Exposures exposures) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => Answer.Ok(new Body(
            caller.PersonId is { } person ? await exposures.Of(person, cancellationToken) : [])).Secret();
    }
}
