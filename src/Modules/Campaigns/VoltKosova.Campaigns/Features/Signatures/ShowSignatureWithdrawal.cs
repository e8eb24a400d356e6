using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>What the link that withdraws shows. It changes nothing.</summary>
internal static class ShowSignatureWithdrawal
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("signature-withdrawals/{token}", (string token, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(token), cancellation))
        .WithName(nameof(ShowSignatureWithdrawal))
        .WithSummary("Show what a withdrawal link is about. Changes nothing; POST withdraws.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(string Token) : IRequest<Answer>, IForPublic;

    /// <summary>Nothing about the person: links travel.</summary>
    /// <param name="State"><c>confirmed</c> or <c>withdrawn</c>.</param>
    /// <param name="KeptInformed">Whether the signer gets news about the petition.</param>
    internal sealed record Body(string State, bool KeptInformed);

    internal sealed class Handler(Store<CampaignsStreams> store, SignatureLinks links) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            (await store.Read(CampaignsStreams.Signatures, links.Withdraws(request.Token), cancellationToken)).State switch
            {
                Signature.Confirmed confirmed => Answer.Ok(new Body("confirmed", confirmed.WantsNews)),
                Signature.Withdrawn => Answer.Ok(new Body("withdrawn", false)),
                _ => new NoSuchSignature(),
            };
    }
}
