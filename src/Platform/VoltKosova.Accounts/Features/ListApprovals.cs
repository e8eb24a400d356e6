using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// What was asked for and decided, as far as it is the caller's to know: no list of rows, because each has a right of its own.
/// </summary>
internal static class ListApprovals
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("approvals", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListApprovals))
        .WithSummary("List the newest approvals that one asked for or may decide on.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Approve;
    }

    internal sealed record Body(IReadOnlyList<Approval> Items);

    internal sealed class Handler(Approvals approvals) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            Answer.Ok(new Body(await approvals.List(cancellationToken)));
    }
}
