using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>Since when and until when the member who asks pays less.</summary>
internal static class ListMyReductions
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/dues-reductions", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMyReductions))
        .WithSummary("List since when and until when one pays less oneself.")
        .AnswersList(ListReductions.List);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(ListReader lists, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            ListReductions.List,
            request.Query,
            ListScope.Where("member_id", await own.Of(caller.PersonId, cancellationToken)),
            cancellationToken);
    }
}
