using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>What happened to the memberships of whoever asks.</summary>
internal static class GetMyTimeline
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "me/timelines",
            ([FromQuery(Name = "as_of")] DateOnly? asOf, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(asOf), cancellation))
        .WithName(nameof(GetMyTimeline))
        .WithSummary("Read what happened to one's own memberships, and where each stands on a day.")
        .Answers<Body>();

    internal sealed record Request(DateOnly? AsOf) : IRequest<Answer>, IForSignedIn;

    /// <summary>One for each membership, ended ones included.</summary>
    internal sealed record Body(IReadOnlyList<TimelineBody> Memberships);

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, Caller caller, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var timelines = new List<TimelineBody>();
            foreach (var id in await own.Of(caller.PersonId, cancellationToken))
            {
                if ((await store.Read(MembershipStreams.Members, id, cancellationToken)).State is Member.Known { Timeline: var timeline })
                    timelines.Add(TimelineBody.Of(
                        timeline, request.AsOf ?? Seat.DayOf(clock.GetUtcNow()), knownAt: null, withNotes: false));
            }

            return Answer.Ok(new Body(timelines));
        }
    }
}
