using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>An approval, or the wish for one, is taken back before it is used.</summary>
internal static class RevokeApproval
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("approvals/{id:guid}/revocation", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(RevokeApproval))
        .WithSummary("Take back an approval that one asked for or may decide on.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Approve;
    }

    internal sealed class Handler(Approvals approvals, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (caller.IsService)
                return new ApprovalsAreForPeople();
            return await approvals.Revoke(request.Id, cancellationToken) is { } no ? no : Answer.NoContent();
        }
    }
}
