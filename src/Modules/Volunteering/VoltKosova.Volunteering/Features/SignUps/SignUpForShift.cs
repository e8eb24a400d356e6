using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A volunteer signs up for a shift. Asking again gives the same sign-up.</summary>
internal static class SignUpForShift
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "me/shifts/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(SignUpForShift))
        .WithSummary("Sign up for a shift. The code of a refusal says why: full, closed, overlap, age-unknown, skill-missing and more.")
        .Answers<SignUpBody>(StatusCodes.Status200OK);

    internal sealed record Request(Guid ShiftId) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                var shift = await writing.Load(VolunteeringStreams.Shifts, request.ShiftId);
                if (shift.State is not Shift.Known known || await IsDraft(writing, known.OpportunityId))
                    return new NoSuchShift();
                return caller.PersonId is { } person
                    ? await SigningUp.TakePlace(writing, shift, person, caller.AccountId!.Value)
                    : new NotAVolunteer();
            },
            cancellationToken);

        private static async Task<bool> IsDraft(Writing writing, Guid opportunity) =>
            (await writing.Load(VolunteeringStreams.Opportunities, opportunity)).State is Opportunity.Draft;
    }
}
