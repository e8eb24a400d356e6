using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Renames a partner, or mends its country or website. What kind it is and who looks after it stay.</summary>
internal static class ChangePartner
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "partners/{id:guid}",
            (Guid id, ProfileBody profile, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, profile, ifMatch.Version), cancellation))
        .WithName(nameof(ChangePartner))
        .WithSummary("Change the name, country or website of a partner.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, ProfileBody Profile, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Profile).SetValidator(new ProfileValidator());
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller, NameClaims names) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Profile.Flaw() is { } flaw)
                return flaw;
            var profile = request.Profile.ToProfile();
            return await OnPartner.Decide(
                store,
                caller,
                request.Id,
                request.IfVersion,
                writing => new PartnerCommand.Change(profile, caller.AccountId!.Value, writing.Now),
                (writing, before) => names.Move(writing, before.Profile, profile, request.Id),
                cancellationToken);
        }
    }
}
