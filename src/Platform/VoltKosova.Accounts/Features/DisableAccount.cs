using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Shuts an account out at once, sessions included. The caller must hold all that the account holds.</summary>
internal static class DisableAccount
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "accounts/{id:guid}/disabled",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(DisableAccount))
        .WithSummary("Disable an account. Its sessions end at once.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
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
            return await staff.Disable(request.Id, cancellationToken) is { } last ? last : Answer.NoContent();
        }
    }
}
