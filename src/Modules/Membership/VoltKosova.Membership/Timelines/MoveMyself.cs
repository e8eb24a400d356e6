using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>A member says where they live now, for every membership that lasts.</summary>
internal static class MoveMyself
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "me/residence",
            (ResidenceOfMember body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(body), cancellation))
        .WithName(nameof(MoveMyself))
        .WithSummary("Say where one lives now. The chapter that holds the place has the member from today on.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(ResidenceOfMember Body) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(
        Store<MembershipStreams> store, Caller caller, OwnMemberships own, IChapterTerritories territories)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mine = await own.Of(caller.PersonId, cancellationToken);
            if (!Moving.TryRead(request.Body, out var home, out var nowhere))
                return nowhere;
            return await store.Write<Answer>(
                async writing =>
                {
                    var moved = 0;
                    foreach (var id in mine)
                    {
                        if ((await writing.Load(MembershipStreams.Members, id)).State is not Member.Active)
                            continue;
                        if (await Moving.Move(
                            writing, territories, id, home, Seat.DayOf(writing.Now), caller.AccountId!.Value, null) is { } no)
                            return no;
                        moved++;
                    }

                    return moved > 0 ? Answer.NoContent() : new NoSuchMember();
                },
                cancellationToken);
        }
    }
}
