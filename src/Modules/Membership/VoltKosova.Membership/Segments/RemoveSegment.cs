using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Segments;
using VoltKosova.Web;

namespace VoltKosova.Membership.Segments;

/// <summary>A segment is needed no more.</summary>
internal static class RemoveSegment
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("segments/{id:guid}", (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(RemoveSegment))
        .WithSummary("Remove a segment of one's own chapters. Nothing happens to the members that it meant.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var segment = await writing.Load(MembershipStreams.Segments, request.Id);
                    if (segment.State is not SegmentState.Kept { Facts: var facts } || !scope.Holds(facts.ChapterId))
                        return new NoSuchSegment();
                    var removed = new SegmentEvent.Removed(request.Id, caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(MembershipStreams.Segments, request.Id, removed, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent();
                },
                cancellationToken);
        }
    }
}
