using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>
/// The second key: somebody else than the proposer wants the agreement, and nothing known about the partner stands against it.
/// </summary>
internal static class ApproveAgreement
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "agreements/{id:guid}/approval",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(ApproveAgreement))
        .WithSummary("Approve an agreement under review that somebody else has proposed.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Approve;
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await OnAgreement.Decide(
            store,
            await caller.Scope(PartnershipsRights.Approve, cancellationToken),
            (request.Id, request.IfVersion),
            async (writing, agreement) => new AgreementCommand.Approve(
                await DiligenceAllows(writing, agreement.PartnerId), Seat.DayOf(writing.Now), caller.AccountId!.Value, caller.PersonId,
                writing.Now),
            cancellationToken);

        private static async Task<bool> DiligenceAllows(Writing writing, Guid partner) =>
            (await writing.Load(PartnershipsStreams.Partners, partner)).State is Partner.Active { Diligence: { } found }
            && found.Allows(Seat.DayOf(writing.Now));
    }
}
