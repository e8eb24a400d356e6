using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>What the member who asks was charged.</summary>
internal static class ListMyCharges
{
    private static readonly ListOf<ChargeRow> _list = ListCharges.List with { Synchronised = false };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/charges", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMyCharges))
        .WithSummary("List one's own dues: charged, paid and open.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(ListReader lists, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Where("member_id", await own.Of(caller.PersonId, cancellationToken)), cancellationToken);
    }
}
