using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Ends a partnership. The directory shows it no more, and the name is free for a new one.</summary>
internal static class EndPartnership
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "partners/{id:guid}/end",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(EndPartnership))
        .WithSummary("End a partnership.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller, NameClaims names) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnPartner.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new PartnerCommand.End(Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now),
            Free,
            cancellationToken);

        // Only what is ended now: the name of one that ended before may be another's by now.
        private Task<Rejection?> Free(Writing writing, Partner.Known before)
        {
            if (before is Partner.Active)
                names.Free(writing, before.Profile);
            return Task.FromResult<Rejection?>(null);
        }
    }
}
