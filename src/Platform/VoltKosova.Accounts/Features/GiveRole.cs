using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Gives a role to an account, in a chapter and below or in the whole movement.</summary>
internal static class GiveRole
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPut(
                GrantRoutes.WholeMovement,
                (Guid id, string role, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, role, null), cancellation))
            .WithName(nameof(GiveRole))
            .WithSummary("Give a role in the whole movement.")
            .Answers(StatusCodes.Status204NoContent);
        routes
            .MapPut(
                GrantRoutes.InChapter,
                (Guid id, string role, Guid chapter, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, role, chapter), cancellation))
            .WithName(nameof(GiveRole) + "InChapter")
            .WithSummary("Give a role in a chapter and below.")
            .Answers(StatusCodes.Status204NoContent);
    }

    internal sealed record Request(Guid Id, string Role, Guid? Chapter) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => AccountRights.Manage;
    }

    internal sealed class Handler(Caller caller, StaffTable staff, AccountBook accounts) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (grant, no) = await staff.Grant(caller, request.Id, request.Role, request.Chapter, cancellationToken);
            if (no is not null)
                return no;
            await accounts.Give(request.Id, grant!, caller.AccountId, cancellationToken);
            return Answer.NoContent();
        }
    }
}
