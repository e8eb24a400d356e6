using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Promises;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Says that a promise was kept, and what shows it.</summary>
internal static class FulfilPromise
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "promises/{id:guid}/fulfilment",
            (Guid id, Fulfilment body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(FulfilPromise))
        .WithSummary("Say that a promise was kept, and what shows it.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>How it was kept.</summary>
    /// <param name="FulfilledOn">The day on which it was done.</param>
    /// <param name="Evidence">What shows it; it names no people.</param>
    internal sealed record Fulfilment(DateOnly FulfilledOn, string Evidence);

    internal sealed record Request(Guid Id, Fulfilment Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Evidence).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await OnOwn.Decide(
            store,
            await caller.Scope(PartnershipsRights.Manage, cancellationToken),
            PartnershipsStreams.Promises,
            (request.Id, request.IfVersion),
            new NoSuchPromise(),
            (writing, _) => Task.FromResult<PromiseCommand>(new PromiseCommand.Fulfil(
                request.Body.FulfilledOn, request.Body.Evidence.Trim(), Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now)),
            (_, _, _) => Task.CompletedTask,
            cancellationToken);
    }
}
