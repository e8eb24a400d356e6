using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>The partner has signed; who did is sealed under that person's own key.</summary>
internal static class RecordPartnerSignature
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "agreements/{id:guid}/signatures/partner",
            (Guid id, Signature body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(RecordPartnerSignature))
        .WithSummary("Record the signature of the partner on an approved agreement. Recording it twice changes nothing.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>The signature of the partner.</summary>
    /// <param name="Signatory">The name of the person who signed.</param>
    /// <param name="SignedOn">The day under the signature.</param>
    /// <param name="DocumentSha256">The SHA-256 of what was signed.</param>
    internal sealed record Signature(string Signatory, DateOnly SignedOn, string DocumentSha256);

    internal sealed record Request(Guid Id, Signature Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Signatory).NotEmpty().MaximumLength(200);
            RuleFor(request => request.Body.DocumentSha256).Must(DocumentHash.IsOne).WithErrorCode(DocumentHash.NotValid);
        }
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await OnAgreement.Decide(
            store,
            await caller.Scope(PartnershipsRights.Manage, cancellationToken),
            (request.Id, request.IfVersion),
            (writing, agreement) => Sign(writing, agreement, request.Body),
            cancellationToken);

        private async Task<AgreementCommand> Sign(Writing writing, Agreement.Known agreement, Signature body)
        {
            var (day, hash) = (body.SignedOn, DocumentHash.Of(body.DocumentSha256));

            // A second signature is no fact, so nobody is minted for it.
            var person = agreement.PartnersDay is null ? await writing.MintPerson() : Guid.Empty;
            var signature = new AgreementEvent.SignedByPartner(
                agreement.Id, person, body.Signatory.Trim(), day, hash, caller.AccountId!.Value, writing.Now);
            return new AgreementCommand.Sign(Side.Partner, day, hash, signature, Seat.DayOf(writing.Now), writing.Now);
        }
    }
}
