using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>An officer writes down that a member lives elsewhere; the chapter there has them from that day on.</summary>
internal static class MoveMember
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "members/{id:guid}/residence",
            (Guid id, Terms body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(MoveMember))
        .WithSummary("Write down where a member lives, from a day on. The chapter that holds the place has them from then on.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>Where.</summary>
    /// <param name="On">The first day there.</param>
    internal sealed record Terms(ResidenceOfMember Residence, DateOnly On);

    internal sealed record Request(Guid Id, Terms Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ChangeMembers;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, IChapterTerritories territories)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ChangeMembers, cancellationToken);
            if (!Moving.TryRead(request.Body.Residence, out var home, out var nowhere))
                return nowhere;
            return await store.Write<Answer>(
                async writing =>
                {
                    var member = await writing.Load(MembershipStreams.Members, request.Id);
                    if (member.State is not Member.Known known || !scope.Holds(known.ChapterId))
                        return new NoSuchMember();
                    return await Moving.Move(
                        writing, territories, request.Id, home, request.Body.On, caller.AccountId!.Value, request.IfVersion) is { } no
                            ? no
                            : Answer.NoContent(member.Version);
                },
                cancellationToken);
        }
    }
}
