using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A volunteer says what they can, when they have time, how old they are. All of it is encrypted under their own key.</summary>
internal static class ChangeMyProfile
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "me/profile",
            (VolunteerProfile profile, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(profile, ifMatch.Version), cancellation))
        .WithName(nameof(ChangeMyProfile))
        .WithSummary("Say what one can, when one has time and how one is reached. The birth date is for shifts with a minimum age.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(VolunteerProfile Body, long IfVersion) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(request => request.Body.Called).MaximumLength(200);
            RuleFor(request => request.Body.Phone).Matches("^\\+?[0-9 ()/-]{5,30}$");
            RuleFor(request => request.Body.BirthDate)
                .Must(born => born is null || (born > new DateOnly(1900, 1, 1) && born < Seat.DayOf(clock.GetUtcNow())))
                .WithErrorCode("birth-date-not-valid");
            RuleForEach(request => request.Body.Skills).NotNull();
            RuleFor(request => request.Body.Skills)
                .Must(skills => skills.DistinctBy(skill => skill?.Skill).Count() == skills.Count)
                .WithErrorCode(new SkillTwice().Code);
            RuleForEach(request => request.Body.Languages).Matches("^[a-z]{2}$");
            RuleFor(request => request.Body.Languages.Count).LessThanOrEqualTo(20).OverridePropertyName("Body.Languages");
            RuleFor(request => request.Body.Availability.Count).LessThanOrEqualTo(50).OverridePropertyName("Body.Availability");
            RuleForEach(request => request.Body.Availability).NotNull().ChildRules(available =>
            {
                available.RuleFor(part => part.FromHour).InclusiveBetween(0, 23);
                available.RuleFor(part => part.UntilHour).GreaterThan(part => part.FromHour).LessThanOrEqualTo(24);
            });
        }
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnVolunteer.OnOneself(
            store,
            caller,
            writing => new VolunteerCommand.ChangeProfile(request.Body, writing.Now),
            cancellationToken,
            request.IfVersion);
    }
}
