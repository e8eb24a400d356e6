using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Policy;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>
/// Bëhu Anëtar. The answer is the same whether the address is known or not: who it belongs to learns the rest by mail, nobody else learns
/// anything, and no look-up makes one answer slower than the other.
/// </summary>
internal static class SubmitApplication
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "applications", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(SubmitApplication))
        .WithSummary("Apply for membership. A mail asks to confirm the address; until then nobody reads the application.")
        .Answers<Receipt>(StatusCodes.Status202Accepted);

    /// <param name="GivenName">Absent where somebody has one name and has written it as the other.</param>
    /// <param name="FamilyName">Absent where somebody has one name and has written it as the other.</param>
    /// <param name="LegalEntity">Whose member the person wants to be; the NGO's when it is left out.</param>
    /// <param name="Languages">Which languages the person speaks, ISO 639-1.</param>
    internal sealed record Request(
        string? GivenName,
        string? FamilyName,
        string Email,
        DateOnly BirthDate,
        string? BirthPlace,
        ResidenceBody Residence,
        Language Language,
        MembershipKind Kind,
        bool WantsToHelp,
        bool DeclaresNoOtherParty,
        string ConsentVersion,
        LegalEntity? LegalEntity = null,
        IReadOnlyList<string>? Languages = null) : IRequest<Answer>, IForPublic;

    internal sealed record ResidenceBody(string Country, string? Municipality, string? Locality);

    /// <summary>What everybody gets.</summary>
    /// <param name="ConfirmBy">Until then the link in the mail works.</param>
    internal sealed record Receipt(DateTimeOffset ConfirmBy);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            // Whoever has one name writes it where they like; it has to be one that others can see and compare.
            RuleFor(request => request.GivenName).MaximumLength(200)
                .Must((request, _) => FoldedName.Of(request.GivenName + request.FamilyName).Length > 0).WithErrorCode("name-needed");
            RuleFor(request => request.FamilyName).MaximumLength(200);
            RuleFor(request => request.Email).Must(text => EmailAddress.TryParse(text, out _)).WithErrorCode("email-not-valid");
            RuleFor(request => request.BirthDate).GreaterThan(new DateOnly(1900, 1, 1));
            RuleFor(request => request.BirthPlace).MaximumLength(200);
            RuleForEach(request => request.Languages).NotNull().Matches("^[a-z]{2}$");
            RuleFor(request => request.Languages).Must(languages => languages is not { Count: > 20 });
            RuleFor(request => request.ConsentVersion).NotEmpty().MaximumLength(50);

            // The movement honours people; nobody asks for it.
            RuleFor(request => request.Kind).NotEqual(MembershipKind.Honorary);
        }
    }

    internal sealed class Handler(Store<MembershipStreams> store, PolicyBook policy) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                var (country, municipality, locality) = request.Residence;
                if (!Places.Residence.TryMake(country, municipality, locality, out var residence, out var nowhere))
                    return nowhere;
                var today = Seat.DayOf(writing.Now);
                var rules = await policy.Read(
                    writing.Cancellation, MembershipPolicy.MinimumAge, MembershipPolicy.UnconfirmedDays, MembershipPolicy.LegalEntities);
                var entity = request.LegalEntity ?? LegalEntity.Ngo;
                if (!rules.Words(MembershipPolicy.LegalEntities, today).Contains(StoredJson.NameOf(entity)))
                    return writing.Reject(new NoSuchLegalEntity());
                var application = writing.NewId();
                var confirmBy = writing.Now.AddDays(rules.Number(MembershipPolicy.UnconfirmedDays, today));
                var form = new ApplicationEvent.Submitted(
                    application,
                    await writing.MintPerson(),
                    Part(request.GivenName),
                    Part(request.FamilyName),
                    EmailAddress.Parse(request.Email).Canonical,
                    request.BirthDate,
                    request.BirthPlace?.Trim(),
                    new Residence(residence.Country, residence.Municipality, residence.Locality),
                    request.Language,
                    request.Kind,
                    request.WantsToHelp,
                    request.DeclaresNoOtherParty,
                    request.ConsentVersion,
                    writing.Now,
                    confirmBy,
                    request.LegalEntity,
                    request.Languages is { Count: > 0 } languages ? [.. languages.Distinct()] : null);
                var submit = new ApplicationCommand.Submit(form, rules.Number(MembershipPolicy.MinimumAge, today), today);
                return writing.Start(MembershipStreams.Applications, application, submit) is { } no
                    ? no
                    : Answer.Accepted(new Receipt(confirmBy));
            },
            cancellationToken);

        // Blanks and signs that nobody sees are no part of a name.
        private static string? Part(string? typed) =>
            typed?.Trim() is { } text && FoldedName.Of(text).Length > 0 ? text : null;
    }
}
