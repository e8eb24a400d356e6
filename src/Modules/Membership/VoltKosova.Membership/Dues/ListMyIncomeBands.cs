using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>In which band of income the member who asks is, since when and until when.</summary>
internal static class ListMyIncomeBands
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/income-bands", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMyIncomeBands))
        .WithSummary("List in which band of income one is oneself, since when and until when.")
        .AnswersList(ListIncomeBands.List);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(ListReader lists, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            ListIncomeBands.List,
            request.Query,
            ListScope.Where("member_id", await own.Of(caller.PersonId, cancellationToken)),
            cancellationToken);
    }
}
