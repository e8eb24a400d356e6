using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>The receipts of the member who asks.</summary>
internal static class ListMyReceipts
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/receipts", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMyReceipts))
        .WithSummary("List one's own receipts.")
        .AnswersList(ListReceipts.List);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(ListReader lists, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            ListReceipts.List,
            request.Query,
            ListScope.Where("member_id", await own.Of(caller.PersonId, cancellationToken)),
            cancellationToken);
    }
}
