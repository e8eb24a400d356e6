using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>
/// The signer shows that the address is theirs, and the signature counts. Whoever has signed already gets the same answer; the second
/// signature is discarded with everything personal in it.
/// </summary>
internal static class ConfirmSignature
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("signature-confirmations/{token}", (string token, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(token), cancellation))
        .WithName(nameof(ConfirmSignature))
        .WithSummary("Confirm the address of a signature. Asking again changes nothing.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(string Token) : IRequest<Answer>, IForPublic;

    internal sealed record Body(string State);

    internal sealed class Handler(Store<CampaignsStreams> store, Signer signer, SignatureLinks links) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            store.Write(writing => Confirm(writing, links.Confirms(request.Token)), cancellationToken);

        private async Task<Answer> Confirm(Writing writing, Guid id)
        {
            var signature = await writing.Load(CampaignsStreams.Signatures, id);
            SignatureCommand command = new SignatureCommand.Confirm(writing.Now);
            if (signature.State is Signature.Unconfirmed { Form: { Email: { } email } form })
            {
                var petition = await writing.Load(CampaignsStreams.Petitions, form.PetitionId);
                if (petition.State.RefusesSignaturesOn(Seat.DayOf(writing.Now)) is { } closed)
                    return closed;
                if (await writing.Row<SignerClaim>(CampaignsStreams.Signers, signer.Of(form.PetitionId, email)) is null)
                {
                    writing.Insert(CampaignsStreams.Signers, signer.Of(form.PetitionId, email), new SignerClaim(id));
                    PetitionConsents.Note(writing, form);
                }
                else
                {
                    command = new SignatureCommand.DiscardDuplicate(writing.Now);
                    await signer.Forget(writing, form);
                }
            }

            return await writing.Decide(CampaignsStreams.Signatures, id, command) is { } no ? no : Answer.Ok(new Body("confirmed"));
        }
    }
}
