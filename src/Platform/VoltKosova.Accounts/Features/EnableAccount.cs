using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Lets a disabled account in again. The caller must hold all that the account holds.</summary>
internal static class EnableAccount
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete(
            "accounts/{id:guid}/disabled",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(EnableAccount))
        .WithSummary("Let a disabled account in again.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => AccountRights.Manage;
    }

    internal sealed class Handler(Caller caller, StaffTable staff) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(AccountRights.Manage, cancellationToken);
            if (await staff.Refuse(scope, request.Id, cancellationToken) is { } no)
                return no;
            await staff.Enable(request.Id, cancellationToken);
            return Answer.NoContent();
        }
    }
}
