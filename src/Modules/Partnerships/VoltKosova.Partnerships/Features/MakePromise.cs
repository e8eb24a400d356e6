using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Promises;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Writes down what a side of an agreement has promised the other.</summary>
internal static class MakePromise
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "agreements/{id:guid}/promises",
            (Guid id, PromiseBody body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(MakePromise))
        .WithSummary("Write down what a side of an agreement has promised by a day.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <summary>What is promised.</summary>
    /// <param name="Side">Who has promised it.</param>
    /// <param name="What">In words that name no people.</param>
    /// <param name="DueOn">The day by which it is to be done.</param>
    internal sealed record PromiseBody(Side Side, string What, DateOnly DueOn);

    internal sealed record Request(Guid AgreementId, PromiseBody Promise) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed record Body(Guid PromiseId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Promise.What).NotEmpty().MaximumLength(1000);
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(PartnershipsRights.Manage, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var agreement = (await writing.Load(PartnershipsStreams.Agreements, request.AgreementId)).State;
                    if (agreement is not Agreement.Known known || !scope.Holds(known.ChapterId))
                        return new NoSuchAgreement();
                    return known.Stage is AgreementStage.Rejected or AgreementStage.Ended
                        ? new AgreementStateForbids(known.Stage)
                        : Make(writing, known, request.Promise);
                },
                cancellationToken);
        }

        private Answer Make(Writing writing, Agreement.Known agreement, PromiseBody body)
        {
            var promise = writing.NewId();
            var made = new PromiseEvent.Made(
                promise, agreement.Id, agreement.PartnerId, agreement.ChapterId, body.Side, body.What.Trim(), body.DueOn,
                caller.AccountId!.Value, writing.Now);
            writing.Start(PartnershipsStreams.Promises, promise, new PromiseCommand.Make(made));
            return Answer.Created($"/api/v1/partnerships/promises/{promise}", new Body(promise), version: 1);
        }
    }
}
