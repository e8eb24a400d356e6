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

/// <summary>A member leaves, every register: at once, without a reason, and nobody has to agree.</summary>
internal static class ResignMembership
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/resignation", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ResignMembership))
        .WithSummary("End every membership of one's own, at once.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

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
                    foreach (var id in mine)
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
