using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>What happened to a member of the caller's chapters, on a day and as it was known at an instant.</summary>
internal static class GetTimeline
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "members/{id:guid}/timeline",
            (Guid id,
                [FromQuery(Name = "as_of")] DateOnly? asOf,
                [FromQuery(Name = "known_at")] DateTimeOffset? knownAt,
                IMediator mediator,
                CancellationToken cancellation) => mediator.Send(new Request(id, asOf, knownAt), cancellation))
        .WithName(nameof(GetTimeline))
        .WithSummary("Read what happened to a member, where the membership stands on a day, and what of it was known at an instant.")
        .Answers<TimelineBody>();

    internal sealed record Request(Guid Id, DateOnly? AsOf, DateTimeOffset? KnownAt) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, TimeProvider clock) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            var member = await store.Read(MembershipStreams.Members, request.Id, cancellationToken);
            return member.State is Member.Known known && scope.Holds(known.ChapterId)
                && (request.KnownAt is { } at ? known.Timeline.KnownAt(at) : known.Timeline) is { } timeline
                    ? Answer.Ok(TimelineBody.Of(
                        timeline, request.AsOf ?? Seat.DayOf(clock.GetUtcNow()), request.KnownAt, withNotes: true))
                    : new NoSuchMember();
        }
    }
}
