using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Peers;

/// <summary>Which other chapters have asked about the member who asks now.</summary>
internal static class ListMyChecks
{
    private static readonly ListOf<CheckRow> _list = new(
        MembershipStreams.Module,
        CheckRow.Table,
        new("id", FieldType.Uuid),
        new("peer_id", FieldType.Uuid),
        new("answer"),
        new("at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/checks", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMyChecks))
        .WithSummary("List when other Volt chapters asked whether one is a member, and what they were told.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(ListReader lists, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Where("member_id", await own.Of(caller.PersonId, cancellationToken)), cancellationToken);
    }
}
