using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>A plan gets a last day. What was charged by it stays.</summary>
internal static class EndDuesPlan
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "dues-plans/{id:guid}/end",
            (Guid id, Ending body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.ValidTo, ifMatch.Version), cancellation))
        .WithName(nameof(EndDuesPlan))
        .WithSummary("Say on which day a plan of dues ends. What was charged stays.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="ValidTo">The last day on which a period may begin.</param>
    internal sealed record Ending(DateOnly ValidTo);

    internal sealed record Request(Guid Id, DateOnly ValidTo, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(MembershipRights.ManageDues, cancellationToken)).Everywhere)
                return new OutsideOwnScope();
            return await store.Write<Answer>(
                async writing =>
                {
                    if (!(await writing.Load(MembershipStreams.DuesPlans, request.Id)).Exists)
                        return new NoSuchDuesPlan();
                    var end = new DuesPlanEvent.Ended(request.Id, request.ValidTo, caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(MembershipStreams.DuesPlans, request.Id, end, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent((await writing.Load(MembershipStreams.DuesPlans, request.Id)).Version);
                },
                cancellationToken);
        }
    }
}
