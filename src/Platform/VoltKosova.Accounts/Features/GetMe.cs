using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Who I am here and what I may do.</summary>
internal static class GetMe
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(GetMe))
        .WithSummary("Read who one is and what one may do.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(Guid AccountId, Guid? PersonId, Language Language, IReadOnlyList<MyGrant> Grants);

    /// <param name="ChapterId">Null for the whole movement.</param>
    /// <param name="Rights">Sorted names; they hold in the chapter and all below it.</param>
    internal sealed record MyGrant(Role Role, Guid? ChapterId, IReadOnlyList<string> Rights);

    internal sealed class Handler(Caller caller, IEnumerable<Right> rights) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => Task.FromResult(Answer.Ok(new Body(
            caller.AccountId!.Value,
            caller.PersonId,
            caller.Language!.Value,
            [.. caller.Grants.Select(grant => new MyGrant(grant.Role, grant.ChapterId, NamesOf(grant.Role)))])));

        private string[] NamesOf(Role role) =>
            [.. rights.Where(right => right.Roles.Contains(role)).Select(right => right.Name).Order(StringComparer.Ordinal)];
    }
}
