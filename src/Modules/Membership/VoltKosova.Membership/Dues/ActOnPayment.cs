using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// What a treasurer does with a payment of their own chapters: allocate it, take that back, pay it back, note that the bank did.
/// </summary>
internal static class ActOnPayment
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut(
                "payments/{id:guid}/allocations/{chargeId:guid}",
                (Guid id, Guid chargeId, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, new Allocate(chargeId), ifMatch.Version), cancellation))
            .WithName("AllocatePayment")
            .WithSummary("Pay a charge with what is left of a payment, at most with what is open of the charge.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapDelete(
                "payments/{id:guid}/allocations/{chargeId:guid}",
                (Guid id, Guid chargeId, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, new Release(chargeId), ifMatch.Version), cancellation))
            .WithName("ReleasePayment")
            .WithSummary("Take back what a charge has of a payment; the charge is open again.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "payments/{id:guid}/refunds",
                (Guid id, Refund body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
            .WithName("RefundPayment")
            .WithSummary("Note that what is left of a payment, or a part of it, was paid back.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "payments/{id:guid}/reversal",
                (Guid id, Reversal body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
            .WithName("ReversePayment")
            .WithSummary("Note that the bank has taken a payment back; what it paid is open again.")
            .Answers(StatusCodes.Status204NoContent);
    }

    internal abstract record Act;

    internal sealed record Allocate(Guid ChargeId) : Act;

    internal sealed record Release(Guid ChargeId) : Act;

    /// <param name="RefundedOn">The day on which the money left.</param>
    internal sealed record Refund(Money Amount, DateOnly RefundedOn) : Act;

    /// <param name="ReversedOn">The day on which the money left.</param>
    internal sealed record Reversal(DateOnly ReversedOn) : Act;

    internal sealed record Request(Guid Id, Act Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => When(request => request.Body is Refund, () =>
            RuleFor(request => ((Refund)request.Body).Amount)
                .Must(Money.IsSum).WithErrorCode("not-a-sum").OverridePropertyName("Body.Amount"));
    }

    internal sealed class Handler(Store<MembershipStreams> store, PaymentBook book, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ManageDues, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var payment = await writing.Load(MembershipStreams.Payments, request.Id);
                    if (!payment.Exists || !scope.Holds(payment.State!.Facts.ChapterId))
                        return new NoSuchPayment();
                    return await Decide(writing, request, scope) is { } no ? no : Answer.NoContent(payment.Version);
                },
                cancellationToken);
        }

        private async Task<Rejection?> Decide(Writing writing, Request request, ChapterScope scope)
        {
            var (id, by, seen) = (request.Id, caller.AccountId!.Value, request.IfVersion);
            return request.Body switch
            {
                Allocate c when !scope.Holds((await writing.Load(MembershipStreams.Charges, c.ChargeId)).State?.Terms.ChapterId) =>
                    writing.Reject(new NoSuchCharge()),
                Allocate c => await book.Allocate(writing, id, c.ChargeId, by, seen),
                Release c => await book.Release(writing, id, c.ChargeId, by, seen),
                Refund c => await book.Decide(
                    writing, id, new PaymentCommand.Refund(c.Amount.Kept(), c.RefundedOn, by, writing.Now), seen),
                Reversal c => await book.Reverse(writing, id, c.ReversedOn, by, seen),
                _ => throw new System.Diagnostics.UnreachableException(request.Body.GetType().Name),
            };
        }
    }
}
