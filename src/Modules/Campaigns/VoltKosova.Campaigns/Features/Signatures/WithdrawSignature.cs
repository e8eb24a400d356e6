using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>The signer takes the signature back: the count goes down and everything personal is deleted, the news with it.</summary>
internal static class WithdrawSignature
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("signature-withdrawals/{token}", (string token, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(token), cancellation))
        .WithName(nameof(WithdrawSignature))
        .WithSummary("Withdraw a signature. Asking again changes nothing.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(string Token) : IRequest<Answer>, IForPublic;

    internal sealed record Body(string State);

    internal sealed class Handler(Store<CampaignsStreams> store, Signer signer, SignatureLinks links) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            store.Write(writing => Withdraw(writing, links.Withdraws(request.Token)), cancellationToken);

        private async Task<Answer> Withdraw(Writing writing, Guid id)
        {
            var before = (await writing.Load(CampaignsStreams.Signatures, id)).State;
            if (await writing.Decide(CampaignsStreams.Signatures, id, new SignatureCommand.Withdraw(writing.Now)) is { } no)
                return no;
            if (before is Signature.Confirmed { Form: var form })
                await signer.Forget(writing, form);
            return Answer.Ok(new Body("withdrawn"));
        }
    }
}
