using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Takes a proposal under review. Its terms stand from then on.</summary>
internal static class ReviewAgreement
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "agreements/{id:guid}/review",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(ReviewAgreement))
        .WithSummary("Take a proposed agreement under review.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await OnAgreement.Decide(
            store,
            await caller.Scope(PartnershipsRights.Manage, cancellationToken),
            (request.Id, request.IfVersion),
            (writing, _) => Task.FromResult<AgreementCommand>(new AgreementCommand.BeginReview(caller.AccountId!.Value, writing.Now)),
            cancellationToken);
    }
}
