using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Begins a partnership that a chapter looks after.</summary>
internal static class AddPartner
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("partners", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(AddPartner))
        .WithSummary("Add a partner of one's own chapters.")
        .Answers<Body>(StatusCodes.Status201Created);

    internal sealed record Request(Guid ChapterId, PartnerKind Kind, ProfileBody Profile) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed record Body(Guid PartnerId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Profile).SetValidator(new ProfileValidator());
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller, IChapterTerritories chapters, NameClaims names)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(PartnershipsRights.Manage, cancellationToken);
            if (!scope.Holds(request.ChapterId))
                return new OutsideOwnScope();
            if (request.Profile.Flaw() is { } flaw)
                return flaw;
            return await chapters.NameOf(request.ChapterId, cancellationToken) is null
                ? new ChapterUnknown()
                : await store.Write(writing => Add(writing, request), cancellationToken);
        }

        private async Task<Answer> Add(Writing writing, Request request)
        {
            var (partner, profile) = (writing.NewId(), request.Profile.ToProfile());
            var add = new PartnerCommand.Add(
                partner,
                request.Kind == PartnerKind.Influencer ? await writing.MintPerson() : null,
                request.Kind,
                profile,
                request.ChapterId,
                Seat.DayOf(writing.Now),
                caller.AccountId!.Value,
                writing.Now);
            if ((writing.Start(PartnershipsStreams.Partners, partner, add) ?? await names.Claim(writing, profile, partner)) is { } no)
                return no;
            return Answer.Created($"/api/v1/partnerships/partners/{partner}", new Body(partner), version: 1);
        }
    }
}

internal sealed record ChapterUnknown() : Rejection("There is no such chapter.", RejectionKind.Invalid);
