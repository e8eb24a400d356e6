using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// Where somebody of the caller's staff is signed in. The caller must hold all that the account holds, as for disabling it.
/// </summary>
internal static class ListSessionsOfStaff
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "accounts/{id:guid}/sessions",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(ListSessionsOfStaff))
        .WithSummary("List the living sessions of an account in one's own chapters.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Manage;
    }

    internal sealed record Body(IReadOnlyList<SessionShown> Items);

    internal sealed class Handler(Caller caller, StaffTable staff, OwnSessions sessions) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(AccountRights.Manage, cancellationToken);
            if (await staff.Refuse(scope, request.Id, cancellationToken) is { } no)
                return no;
            return Answer.Ok(new Body(await sessions.Of(request.Id, caller.SessionId, cancellationToken)));
        }
    }
}
