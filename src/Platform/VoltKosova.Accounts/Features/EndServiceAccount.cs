using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// Ends a service account for ever, both its keys at once. It stays in the list, because what it did is signed with its id.
/// </summary>
internal static class EndServiceAccount
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "service-accounts/{id:guid}/ended",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(EndServiceAccount))
        .WithSummary("End a service account. Its keys are good no more, at once and for ever.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Manage;
    }

    internal sealed class Handler(Caller caller, ServiceAccountTable accounts) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(AccountRights.Manage, cancellationToken);
            if (await accounts.Find(request.Id, cancellationToken) is not { } account || !scope.Holds(account.ChapterId))
                return new ServiceAccountNotFound();
            await accounts.End(request.Id, caller.AccountId!.Value, cancellationToken);
            return Answer.NoContent();
        }
    }
}
