using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Peers;

/// <summary>A member asks to go to Volt in another country. Officers of their chapter offer them, or say why not.</summary>
internal static class AskForTransfer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "me/memberships/{id:guid}/transfers",
            (Guid id, Wish body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.PeerId), cancellation))
        .WithName(nameof(AskForTransfer))
        .WithSummary("Ask to go to a Volt chapter of another country. One's own chapter offers one to it, or says why not.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <param name="PeerId">One of the Volt chapters that can be asked for.</param>
    internal sealed record Wish(Guid PeerId);

    internal sealed record Request(Guid Id, Guid PeerId) : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(Guid TransferId);

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, KnownPeers peers, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mine = await own.Of(caller.PersonId, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    if (!mine.Contains(request.Id)
                        || (await writing.Load(MembershipStreams.Members, request.Id)).State is not Member.Known member)
                        return new NoSuchMember();
                    if (member is not Member.Active)
                        return new MembershipIsOver();
                    if (await peers.Find(request.PeerId, writing.Cancellation) is null)
                        return new NoSuchVoltChapter();
                    var id = writing.NewId();
                    if (await TransferOffers.Open(writing, request.Id, id) is { } open)
                        return open;
                    var asked = new TransferEvent.Requested(
                        id, request.PeerId, request.Id, member.ChapterId, member.Admission.PersonId, writing.Now);
                    return writing.Start(MembershipStreams.Transfers, id, new TransferCommand.Request(asked)) is { } no
                        ? no
                        : Answer.Created("/api/v1/membership/me/transfers", new Body(id));
                },
                cancellationToken);
        }
    }
}
