using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>The memberships of whoever asks: one in each register, and those that are over.</summary>
internal static class ListMyMemberships
{
    private static readonly ListOf<MemberCard> _list = ListMembers.List with { Synchronised = false };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/memberships", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMyMemberships))
        .WithSummary("List one's own memberships, ended ones included.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(ListReader lists, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Where("id", await own.Of(caller.PersonId, cancellationToken)), cancellationToken);
    }
}
