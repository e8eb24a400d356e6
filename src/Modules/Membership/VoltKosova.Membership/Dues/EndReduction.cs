using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>A reduction ends earlier than was decided.</summary>
internal static class EndReduction
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "dues-reductions/{id:guid}/end",
            (Guid id, Ending body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Until, ifMatch.Version), cancellation))
        .WithName(nameof(EndReduction))
        .WithSummary("Let a reduction in one's own chapters end earlier. What was charged stays.")
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
                    var reduction = await writing.Load(MembershipStreams.DuesReductions, request.Id);
                    if (reduction.State is not { } granted || !scope.Holds(granted.ChapterId))
                        return new NoSuchReduction();
                    var end = new DuesReductionEvent.Ended(request.Id, request.Until, caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(MembershipStreams.DuesReductions, request.Id, end, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(reduction.Version);
                },
                cancellationToken);
        }
    }
}
