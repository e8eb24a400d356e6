using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Peers;

/// <summary>Where the member who asks goes, or has come from, and how far that is.</summary>
internal static class ListMyTransfers
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/transfers", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMyTransfers))
        .WithSummary("List one's own transfers to and from other Volt chapters, and what became of them.")
        .AnswersList(ListTransfers.List);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(ListReader lists, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            ListTransfers.List,
            request.Query,
            ListScope.Where("member_id", await own.Of(caller.PersonId, cancellationToken)),
            cancellationToken);
    }
}
