using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Views;

/// <summary>One contact of the caller's chapters; for all others there is none.</summary>
internal static class GetContact
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "contacts/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetContact))
        .WithSummary("Read a contact of a partner of one's own chapters.")
        .Answers<ContactRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.See;
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(PartnershipsRights.See, cancellationToken);
            return await store.Row<ContactRow>(ContactRow.Table, request.Id, cancellationToken) is { } row && scope.Holds(row.ChapterId)
                ? Answer.Ok(row, row.Version)
                : new NoSuchContact();
        }
    }
}
