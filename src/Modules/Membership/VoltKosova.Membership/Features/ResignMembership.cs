using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>A member leaves, one register or every one: at once, without a reason, and nobody has to agree.</summary>
internal static class ResignMembership
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(
                "me/resignation",
                (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(Id: null), cancellation))
            .WithName(nameof(ResignMembership))
            .WithSummary("End every membership of one's own, at once.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "me/memberships/{id:guid}/resignation",
                (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
            .WithName("ResignOneMembership")
            .WithSummary("End one membership of one's own, at once; those in other registers go on.")
            .Answers(StatusCodes.Status204NoContent);
    }

    /// <param name="Id">The membership; null for every one.</param>
    internal sealed record Request(Guid? Id) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, Caller caller, BlindIndex index)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mine = await own.Of(caller.PersonId, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    Answer answer = new NoSuchMember();
                    foreach (var id in mine.Where(id => (request.Id ?? id) == id))
                    {
                        var member = await writing.Load(MembershipStreams.Members, id);
                        if (member.State is Member.Merged)
                            continue;
                        var end = new MemberCommand.End(
                            MembershipEnd.Resigned, null, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now);
                        if (await writing.Decide(MembershipStreams.Members, id, end) is { } no)
                            return no;
                        answer = await EndMembership.Leave(writing, index, (Member.Known)member.State, member.Version);
                    }

                    return answer;
                },
                cancellationToken);
        }
    }
}
