using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Web;

namespace VoltKosova.Membership.Views;

/// <summary>One application, for those who may see the applications of its chapter; for all others there is none.</summary>
internal static class GetApplication
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("applications/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetApplication))
        .WithSummary("Read an application of one's own chapters.")
        .Answers<ApplicationRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeApplications;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeApplications, cancellationToken);
            return await store.Row<ApplicationRow>(ApplicationRow.Table, request.Id, cancellationToken) is { } row
                && scope.Holds(row.ChapterId)
                ? Answer.Ok(row, row.Version)
                : new NoSuchApplication();
        }
    }
}
