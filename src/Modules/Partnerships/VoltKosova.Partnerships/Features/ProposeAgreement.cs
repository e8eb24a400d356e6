using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Proposes an agreement with a partner of one's own chapters.</summary>
internal static class ProposeAgreement
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "agreements",
            (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(ProposeAgreement))
        .WithSummary("Propose an agreement with a partner of one's own chapters.")
        .Answers<Body>(StatusCodes.Status201Created);

    internal sealed record Request(Guid PartnerId, TermsBody Terms) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed record Body(Guid AgreementId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Terms).SetValidator(new TermsValidator());
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(PartnershipsRights.Manage, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var partner = (await writing.Load(PartnershipsStreams.Partners, request.PartnerId)).State;
                    if (partner is not Partner.Known { ChapterId: var chapter } || !scope.Holds(chapter))
                        return new NoSuchPartner();
                    return partner is Partner.Active
                        ? Propose(writing, caller, (request.PartnerId, chapter), null, 1, request.Terms)
                        : new PartnershipHasEnded();
                },
                cancellationToken);
        }
    }

    /// <summary>The same for a first edition and for an amendment.</summary>
    internal static Answer Propose(
        Writing writing, Caller caller, (Guid Id, Guid ChapterId) partner, Guid? parent, int edition, TermsBody terms)
    {
        var agreement = writing.NewId();
        var proposal = new AgreementEvent.Proposed(
            agreement,
            partner.Id,
            partner.ChapterId,
            parent,
            edition,
            terms.ToTerms(),
            Seat.DayOf(writing.Now),
            caller.AccountId!.Value,
            caller.PersonId,
            writing.Now);
        if (parent is { } amended)
            writing.Insert(PartnershipsStreams.Amendments, amended.ToString(), new Amendment(agreement));
        return writing.Start(PartnershipsStreams.Agreements, agreement, new AgreementCommand.Propose(proposal)) is { } no
            ? no
            : Answer.Created($"/api/v1/partnerships/agreements/{agreement}", new Body(agreement), version: 1);
    }
}
