using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Views;

/// <summary>One member, for those who may see the members of the chapter; for all others there is none.</summary>
internal static class GetMember
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("members/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetMember))
        .WithSummary("Read the card of a member of one's own chapters.")
        .Answers<MemberCard>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            return await store.Row<MemberCard>(MemberCard.Table, request.Id, cancellationToken) is { } card && scope.Holds(card.ChapterId)
                ? Answer.Ok(card, card.Version)
                : new NoSuchMember();
        }
    }
}
