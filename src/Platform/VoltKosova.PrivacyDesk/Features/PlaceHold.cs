using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>The law wants something about a person kept: an erasure waits until the day after.</summary>
internal static class PlaceHold
{
    private const int LongestYears = 10;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "erasures/{id:guid}/holds",
            (Guid id, Keeping body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(PlaceHold))
        .WithSummary("Keep what is known of a person until a day, because the law wants it. An erasure waits for it.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <param name="Basis">Why.</param>
    /// <param name="Until">The last day.</param>
    internal sealed record Keeping(HoldBasis Basis, DateOnly Until);

    internal sealed record Body(Guid HoldId);

    internal sealed record Request(Guid Id, Keeping Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PrivacyRights.Erase;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(TimeProvider clock) => RuleFor(request => request.Body.Until)
            .LessThanOrEqualTo(_ => Seat.DayOf(clock.GetUtcNow()).AddYears(LongestYears));
    }

    internal sealed class Handler(Store<PrivacyStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(PrivacyRights.Erase, cancellationToken)).Everywhere)
                return new OutsideOwnScope();
            return await store.Write<Answer>(
                async writing =>
                {
                    var (person, basis, until) = (request.Id, request.Body.Basis, request.Body.Until);
                    var hold = new SubjectEvent.HoldPlaced(
                        person, writing.NewId(), basis, until, caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(
                        PrivacyStreams.Subjects, person, new SubjectCommand.PlaceHold(hold, Seat.DayOf(writing.Now))) is { } no
                        ? no
                        : Answer.Created($"/api/v1/privacy/erasures/{person}", new Body(hold.HoldId));
                },
                cancellationToken);
        }
    }
}
