using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>What the link that confirms shows. It changes nothing, so that the scanners of mail providers sign nothing.</summary>
internal static class ShowSignatureConfirmation
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("signature-confirmations/{token}", (string token, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(token), cancellation))
        .WithName(nameof(ShowSignatureConfirmation))
        .WithSummary("Show what a confirmation link is about. Changes nothing; POST confirms.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(string Token) : IRequest<Answer>, IForPublic;

    /// <summary>Nothing about the person: links travel.</summary>
    /// <param name="State"><c>unconfirmed</c>, <c>confirmed</c> or <c>withdrawn</c>.</param>
    /// <param name="ConfirmBy">Until then it can be confirmed; null once it was.</param>
    internal sealed record Body(string State, DateTimeOffset? ConfirmBy);

    internal sealed class Handler(Store<CampaignsStreams> store, SignatureLinks links) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            (await store.Read(CampaignsStreams.Signatures, links.Confirms(request.Token), cancellationToken)).State switch
            {
                Signature.Unconfirmed unconfirmed => Answer.Ok(new Body("unconfirmed", unconfirmed.Form.ConfirmBy)),
                Signature.Confirmed or Signature.Duplicate => Answer.Ok(new Body("confirmed", null)),
                Signature.Withdrawn => Answer.Ok(new Body("withdrawn", null)),
                _ => new NoSuchSignature(),
            };
    }
}
