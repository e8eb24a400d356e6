using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Privacy;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Peers;

/// <summary>Asks another Volt chapter whether somebody is its member. The address stays here; a keyed hash of it goes out.</summary>
internal static class CheckMembership
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("checks", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(CheckMembership))
        .WithSummary("Ask a Volt chapter of another country whether somebody is its member. The answer is read at the check.")
        .Answers<Body>(StatusCodes.Status202Accepted);

    /// <param name="PeerId">The partner with whom keys were exchanged.</param>
    /// <param name="Email">Whom it is about; it is not stored.</param>
    internal sealed record Request(Guid PeerId, string Email) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed record Body(Guid CheckId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Email).NotEmpty().MaximumLength(254)
            .Must(email => EmailAddress.TryParse(email, out _)).WithErrorCode("email-not-valid");
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, PeerHashes hashes, IVoltPeers peers)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken);
            if (await peers.Find(request.PeerId, cancellationToken) is not { } partner || !scope.Holds(partner.ChapterId)
                || await hashes.Of(request.PeerId, EmailAddress.Parse(request.Email), cancellationToken) is not { } hash)
                return new NoSuchVoltChapter();
            return await store.Write(
                writing =>
                {
                    var id = writing.NewId();
                    var asked = new CheckEvent.Asked(id, request.PeerId, hash, caller.AccountId!.Value, writing.Now);
                    return Task.FromResult<Answer>(writing.Start(MembershipStreams.Checks, id, asked) is { } no
                        ? no
                        : Answer.Accepted(new Body(id), $"/api/v1/membership/checks/{id}"));
                },
                cancellationToken);
        }
    }
}
