using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>
/// Signs a petition. The answer is the same whether the address has signed already or not: who it belongs to learns the rest by mail,
/// nobody else learns anything, and no look-up makes one answer slower than the other.
/// </summary>
internal static class SignPetition
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "signatures", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(SignPetition))
        .WithSummary("Sign a petition. A mail asks to confirm the address; the signature counts from then on.")
        .Answers<Receipt>(StatusCodes.Status202Accepted);

    /// <summary>The form.</summary>
    /// <param name="ShowName">Whether everybody may read the name under the petition.</param>
    /// <param name="KeepInformed">Whether to send news about this petition: a consent of its own, withdrawn on its own.</param>
    internal sealed record Request(
        Guid PetitionId,
        string GivenName,
        string FamilyName,
        string Email,
        PlaceBody Residence,
        Language Language,
        string ConsentVersion,
        bool ShowName = false,
        bool KeepInformed = false) : IRequest<Answer>, IForPublic;

    /// <summary>What everybody gets.</summary>
    /// <param name="ConfirmBy">Until then the link in the mail works.</param>
    internal sealed record Receipt(DateTimeOffset ConfirmBy);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.GivenName).NotEmpty().MaximumLength(200);
            RuleFor(request => request.FamilyName).NotEmpty().MaximumLength(200);
            RuleFor(request => request.Email).Must(text => EmailAddress.TryParse(text, out _)).WithErrorCode("email-not-valid");
            RuleFor(request => request.ConsentVersion).NotEmpty().MaximumLength(50);
        }
    }

    internal sealed class Handler(Store<CampaignsStreams> store, CampaignsPolicy policy) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                if (!request.Residence.TryMake(out var place, out var nowhere))
                    return nowhere;
                var petition = await writing.Load(CampaignsStreams.Petitions, request.PetitionId);
                if (petition.State.RefusesSignaturesOn(Seat.DayOf(writing.Now)) is { } refused)
                    return refused;
                var terms = ((Petition.Planned)petition.State).Terms;
                var signature = writing.NewId();
                var confirmBy = Earlier(writing.Now.AddDays(policy.UnconfirmedDays), EndOf(terms.Plan.ClosesOn));
                var form = new SignatureEvent.Given(
                    signature,
                    request.PetitionId,
                    terms.Chapter,
                    await writing.MintPerson(),
                    request.GivenName.Trim(),
                    request.FamilyName.Trim(),
                    EmailAddress.Parse(request.Email).Canonical,
                    place,
                    request.Language,
                    request.ConsentVersion,
                    request.ShowName,
                    request.KeepInformed,
                    writing.Now,
                    confirmBy);
                return writing.Start(CampaignsStreams.Signatures, signature, new SignatureCommand.Give(form)) is { } no
                    ? no
                    : Answer.Accepted(new Receipt(confirmBy));
            },
            cancellationToken);

        private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

        private static DateTimeOffset EndOf(DateOnly day) =>
            TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(23, 59, 59)), Seat.Zone);
    }
}
