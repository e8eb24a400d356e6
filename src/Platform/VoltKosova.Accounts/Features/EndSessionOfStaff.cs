using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Signs somebody of the caller's staff out, of one session or of all. The caller must hold all that the account holds.</summary>
internal static class EndSessionOfStaff
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapDelete(
                "accounts/{id:guid}/sessions/{session:guid}",
                (Guid id, Guid session, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, session), cancellation))
            .WithName(nameof(EndSessionOfStaff))
            .WithSummary("End one session of an account in one's own chapters.")
            .Answers(StatusCodes.Status204NoContent);
        routes
            .MapDelete(
                "accounts/{id:guid}/sessions",
                (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id, null), cancellation))
            .WithName("EndSessionsOfStaff")
            .WithSummary("End all sessions of an account in one's own chapters.")
            .Answers(StatusCodes.Status204NoContent);
    }

    /// <param name="Session">Null for all.</param>
    internal sealed record Request(Guid Id, Guid? Session) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Manage;
    }

    internal sealed class Handler(Caller caller, StaffTable staff, OwnSessions sessions) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(AccountRights.Manage, cancellationToken);
            if (await staff.Refuse(scope, request.Id, cancellationToken) is { } no)
                return no;
            if (request.Session is { } one)
                return await sessions.End(request.Id, one, cancellationToken) ? Answer.NoContent() : new SessionNotFound();
            await sessions.EndAll(request.Id, null, cancellationToken);
            return Answer.NoContent();
        }
    }
}
