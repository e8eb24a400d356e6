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
                && Known(known.Timeline, request.KnownAt) is { } timeline
                    ? Answer.Ok(await Show(timeline, request, scope, cancellationToken))
                    : new NoSuchMember();
        }

        private async Task<TimelineBody> Show(Timeline timeline, Request request, ChapterScope scope, CancellationToken cancellation)
        {
            var day = request.AsOf ?? Seat.DayOf(clock.GetUtcNow());
            var absorbed = new List<TimelineBody>();
            foreach (var other in timeline.AbsorbedNow)
            {
                if ((await store.Read(MembershipStreams.Members, other, cancellation)).State is Member.Known known
                    && scope.Holds(known.ChapterId) && Known(known.Timeline, request.KnownAt) is { } history)
                    absorbed.Add(TimelineBody.Of(history, day, request.KnownAt, withNotes: true));
            }

            return TimelineBody.Of(timeline, day, request.KnownAt, withNotes: true) with
            {
                Absorbed = absorbed.Count == 0 ? null : absorbed,
            };
        }

        private static Timeline? Known(Timeline timeline, DateTimeOffset? at) => at is { } then ? timeline.KnownAt(then) : timeline;
    }
}
