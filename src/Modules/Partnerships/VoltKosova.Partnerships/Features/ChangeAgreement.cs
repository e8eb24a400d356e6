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

/// <summary>Writes the terms of a proposal anew. From the review on they stand.</summary>
internal static class ChangeAgreement
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "agreements/{id:guid}",
            (Guid id, TermsBody body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(ChangeAgreement))
        .WithSummary("Change the terms of a proposed agreement.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, TermsBody Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body).SetValidator(new TermsValidator());
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await OnAgreement.Decide(
            store,
            await caller.Scope(PartnershipsRights.Manage, cancellationToken),
            (request.Id, request.IfVersion),
            (writing, _) => Task.FromResult<AgreementCommand>(new AgreementCommand.ChangeTerms(
                request.Body.ToTerms(), caller.AccountId!.Value, caller.PersonId, writing.Now)),
            cancellationToken);
    }
}
