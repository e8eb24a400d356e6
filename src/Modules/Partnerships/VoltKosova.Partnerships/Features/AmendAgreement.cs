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

/// <summary>
/// Proposes a new edition of an agreement that is in force, to change or to renew it. The old edition binds until the new one does.
/// </summary>
internal static class AmendAgreement
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "agreements/{id:guid}/amendments",
            (Guid id, TermsBody terms, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, terms), cancellation))
        .WithName(nameof(AmendAgreement))
        .WithSummary("Propose a new edition of an agreement in force: one at a time.")
        .Answers<ProposeAgreement.Body>(StatusCodes.Status201Created);

    internal sealed record Request(Guid Id, TermsBody Terms) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Terms).SetValidator(new TermsValidator());
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(PartnershipsRights.Manage, cancellationToken);
            return await store.Write<Answer>(writing => Amend(writing, request, scope), cancellationToken);
        }

        private async Task<Answer> Amend(Writing writing, Request request, ChapterScope scope)
        {
            var parent = (await writing.Load(PartnershipsStreams.Agreements, request.Id)).State;
            if (parent is not Agreement.Known old || !scope.Holds(old.ChapterId))
                return new NoSuchAgreement();
            if (old.Stage is not AgreementStage.InForce)
                return new AgreementStateForbids(old.Stage);
            return await writing.Row<Amendment>(PartnershipsStreams.Amendments, old.Id.ToString()) is null
                ? ProposeAgreement.Propose(writing, caller, (old.PartnerId, old.ChapterId), old.Id, old.Edition + 1, request.Terms)
                : new AmendmentUnderWay();
        }
    }
}
