using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>A declaration of income ends earlier than was said.</summary>
internal static class EndIncomeBand
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "income-bands/{id:guid}/end",
            (Guid id, Ending body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Until, ifMatch.Version), cancellation))
        .WithName(nameof(EndIncomeBand))
        .WithSummary("Let a declaration of income in one's own chapters end earlier. What was charged stays.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="Until">The last day on which it holds.</param>
    internal sealed record Ending(DateOnly Until);

    internal sealed record Request(Guid Id, DateOnly Until, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ManageDues, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var declaration = await writing.Load(MembershipStreams.IncomeBands, request.Id);
                    if (declaration.State is not { } declared || !scope.Holds(declared.ChapterId))
                        return new NoSuchIncomeBand();
                    var end = new IncomeBandEvent.Ended(request.Id, request.Until, caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(MembershipStreams.IncomeBands, request.Id, end, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(declaration.Version);
                },
                cancellationToken);
        }
    }
}
