using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>A side wants out: it is over at once or on the day on which the termination has effect.</summary>
internal static class TerminateAgreement
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "agreements/{id:guid}/termination",
            (Guid id, Termination body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(TerminateAgreement))
        .WithSummary("Terminate an agreement, with the agreed notice or without it and with the reason.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>The termination.</summary>
    /// <param name="RequestedOn">The day on which a side asked for it.</param>
    /// <param name="EffectiveOn">The day on which it has effect.</param>
    /// <param name="WithoutNotice">For good cause, or because both sides want it.</param>
    /// <param name="Reason">Why; it names no people.</param>
    internal sealed record Termination(DateOnly RequestedOn, DateOnly EffectiveOn, bool WithoutNotice, string Reason);

    internal sealed record Request(Guid Id, Termination Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Reason).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await OnAgreement.Decide(
            store,
            await caller.Scope(PartnershipsRights.Manage, cancellationToken),
            (request.Id, request.IfVersion),
            (writing, _) => Task.FromResult<AgreementCommand>(new AgreementCommand.Terminate(
                request.Body.RequestedOn, request.Body.EffectiveOn, request.Body.WithoutNotice, request.Body.Reason.Trim(),
                Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now)),
            cancellationToken);
    }
}
