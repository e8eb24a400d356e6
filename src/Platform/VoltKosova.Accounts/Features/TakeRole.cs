using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Takes a role from an account. The last administrator of the whole movement stays.</summary>
internal static class TakeRole
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapDelete(
                GrantRoutes.WholeMovement,
                (Guid id, string role, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, role, null), cancellation))
            .WithName(nameof(TakeRole))
            .WithSummary("Take a role in the whole movement.")
            .Answers(StatusCodes.Status204NoContent);
        routes
            .MapDelete(
                GrantRoutes.InChapter,
                (Guid id, string role, Guid chapter, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, role, chapter), cancellation))
            .WithName(nameof(TakeRole) + "InChapter")
            .WithSummary("Take a role in a chapter and below.")
            .Answers(StatusCodes.Status204NoContent);
    }

    internal sealed record Request(Guid Id, string Role, Guid? Chapter) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => AccountRights.Manage;
    }

    internal sealed class Handler(Caller caller, StaffTable staff) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (grant, no) = await staff.Grant(caller, request.Id, request.Role, request.Chapter, cancellationToken);
            return (no ?? await staff.Take(request.Id, grant!, cancellationToken)) is { } refused ? refused : Answer.NoContent();
        }
    }
}
