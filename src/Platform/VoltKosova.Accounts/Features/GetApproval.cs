using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>One approval, to see whether it was given.</summary>
internal static class GetApproval
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("approvals/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetApproval))
        .WithSummary("Read an approval that one asked for or may decide on.")
        .Answers<Approval>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Approve;
    }

    internal sealed class Handler(Approvals approvals) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await approvals.Find(request.Id, cancellationToken) is { } found ? Answer.Ok(found) : new ApprovalNotFound();
    }
}
