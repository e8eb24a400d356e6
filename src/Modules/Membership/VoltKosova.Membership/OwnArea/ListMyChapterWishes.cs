using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.OwnArea;

/// <summary>Where the member who asks would like to be, and what became of it.</summary>
internal static class ListMyChapterWishes
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/chapter-wishes", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMyChapterWishes))
        .WithSummary("List where one has asked to go oneself, and what became of it.")
        .AnswersList(ListChapterWishes.List);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(ListReader lists, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            ListChapterWishes.List,
            request.Query,
            ListScope.Where("member_id", await own.Of(caller.PersonId, cancellationToken)),
            cancellationToken);
    }
}
