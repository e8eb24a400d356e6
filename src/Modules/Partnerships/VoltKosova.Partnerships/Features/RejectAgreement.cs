using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Turns a proposal down, with a reason.</summary>
internal static class RejectAgreement
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "agreements/{id:guid}/rejection",
            (Guid id, Reasons body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(RejectAgreement))
        .WithSummary("Reject a proposed agreement, with a reason.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>Why not.</summary>
    /// <param name="Reason">It names no people.</param>
    internal sealed record Reasons(string Reason);

    internal sealed record Request(Guid Id, Reasons Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Approve;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Reason).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await OnAgreement.Decide(
            store,
            await caller.Scope(PartnershipsRights.Approve, cancellationToken),
            (request.Id, request.IfVersion),
            (writing, _) => Task.FromResult<AgreementCommand>(new AgreementCommand.Reject(
                request.Body.Reason.Trim(), caller.AccountId!.Value, writing.Now)),
            cancellationToken);
    }
}
