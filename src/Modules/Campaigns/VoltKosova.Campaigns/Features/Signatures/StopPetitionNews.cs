using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>The signer wants no more news about the petition. The signature stays.</summary>
internal static class StopPetitionNews
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("signature-withdrawals/{token}/news", (string token, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(token), cancellation))
        .WithName(nameof(StopPetitionNews))
        .WithSummary("Withdraw the consent to news about a petition; the signature stays. Asking again changes nothing.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(string Token) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(Store<CampaignsStreams> store, SignatureLinks links) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                var signature = await writing.Load(CampaignsStreams.Signatures, links.Withdraws(request.Token));
                var wanted = signature.State is Signature.Confirmed { WantsNews: true, Form: var form } ? form : null;
                if (await writing.Decide(CampaignsStreams.Signatures, signature.Id, new SignatureCommand.StopNews(writing.Now)) is { } no)
                    return no;
                if (wanted is not null)
                    PetitionConsents.NoNews(writing, wanted);
                return Answer.NoContent();
            },
            cancellationToken);
    }
}
