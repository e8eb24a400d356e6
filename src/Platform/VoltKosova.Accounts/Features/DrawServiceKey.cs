using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// A new key for a service account, the old one good for a day more, so that the machine can change without an outage. Whoever draws it
/// holds it, and so must have the rights that it brings.
/// </summary>
internal static class DrawServiceKey
{
    private static readonly TimeSpan _overlap = TimeSpan.FromHours(24);

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "service-accounts/{id:guid}/key",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(DrawServiceKey))
        .WithSummary("Draw a new key for a service account. It is shown once; the old one is good for 24 hours more.")
        .Answers<Receipt>(StatusCodes.Status200OK)
        .Sensitive();

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => AccountRights.Manage;
    }

    /// <param name="Key">Keep it, it cannot be read again.</param>
    /// <param name="OldKeyUntil">Until then the old key is good too.</param>
    internal sealed record Receipt(string Key, DateTimeOffset OldKeyUntil);

    internal sealed class Handler(Caller caller, ServiceAccountTable accounts, IEnumerable<Right> rights, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(AccountRights.Manage, cancellationToken);
            if (await accounts.Find(request.Id, cancellationToken) is not { } account || !scope.Holds(account.ChapterId))
                return new ServiceAccountNotFound();
            if (await caller.RefuseToGive(account.Rights, account.ChapterId, rights, cancellationToken) is { } no)
                return no;
            var until = clock.GetUtcNow() + _overlap;
            return await accounts.DrawKey(request.Id, until, cancellationToken) is { } key
                ? Answer.Ok(new Receipt(key, until))
                : new ServiceAccountHasEnded();
        }
    }
}
