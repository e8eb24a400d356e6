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

/// <summary>Our side signs: the caller is the signatory.</summary>
internal static class SignAgreement
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "agreements/{id:guid}/signatures/ours",
            (Guid id, Signature body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(SignAgreement))
        .WithSummary("Sign an approved agreement for the movement. Signing twice changes nothing.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>Our signature.</summary>
    /// <param name="SignedOn">The day under the signature.</param>
    /// <param name="DocumentSha256">The SHA-256 of what was signed.</param>
    internal sealed record Signature(DateOnly SignedOn, string DocumentSha256);

    internal sealed record Request(Guid Id, Signature Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Approve;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.DocumentSha256)
            .Must(DocumentHash.IsOne).WithErrorCode(DocumentHash.NotValid);
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await OnAgreement.Decide(
            store,
            await caller.Scope(PartnershipsRights.Approve, cancellationToken),
            (request.Id, request.IfVersion),
            (writing, agreement) =>
            {
                var (day, hash, today) = (request.Body.SignedOn, DocumentHash.Of(request.Body.DocumentSha256), Seat.DayOf(writing.Now));
                var signature = new AgreementEvent.SignedByUs(agreement.Id, day, hash, caller.AccountId!.Value, writing.Now);
                return Task.FromResult<AgreementCommand>(new AgreementCommand.Sign(Side.Ours, day, hash, signature, today, writing.Now));
            },
            cancellationToken);
    }
}
