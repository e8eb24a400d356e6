using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>A treasurer writes down that money came in.</summary>
internal static class RecordPayment
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "payments",
            (Receipt body, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(body), cancellation))
        .WithName(nameof(RecordPayment))
        .WithSummary(
            "Record a payment. With the reference of a charge of the same legal entity it goes there; all other money waits to be "
            + "allocated.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <summary>What came in.</summary>
    /// <param name="ChapterId">Whose account or cash box it came into.</param>
    /// <param name="Reference">The creditor reference as it was given; one that is wrong is not kept.</param>
    /// <param name="BankReference">What the bank, or the receipt book, calls it.</param>
    /// <param name="PayerName">Who seems to have paid; forgotten once it is known whose payment it is.</param>
    /// <param name="PayerText">What the payer wrote; forgotten together with the name.</param>
    /// <param name="LegalEntity">Whose account or cash box it is in law; left out: that of the reference's charge, or the NGO's.</param>
    internal sealed record Receipt(
        Guid ChapterId,
        Money Amount,
        DateOnly ReceivedOn,
        PaymentSource Source,
        string? Reference = null,
        string? BankReference = null,
        string? PayerName = null,
        string? PayerText = null,
        LegalEntity? LegalEntity = null);

    internal sealed record Request(Receipt Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    internal sealed record Body(Guid PaymentId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Amount).Must(Money.IsSum).WithErrorCode("not-a-sum");
            RuleFor(request => request.Body.Reference).MaximumLength(50);
            RuleFor(request => request.Body.BankReference).MaximumLength(100);
            RuleFor(request => request.Body.PayerName).MaximumLength(200);
            RuleFor(request => request.Body.PayerText).MaximumLength(500);
        }
    }

    internal sealed class Handler(Store<MembershipStreams> store, PaymentBook book, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var body = request.Body;
            if (!(await caller.Scope(MembershipRights.ManageDues, cancellationToken)).Holds(body.ChapterId))
                return new OutsideOwnScope();
            return await store.Write<Answer>(
                async writing =>
                {
                    var reference = CreditorReference.Parse(body.Reference);
                    var payment = new PaymentEvent.Recorded(
                        writing.NewId(), body.ChapterId, body.Amount.Kept(), body.ReceivedOn, body.Source,
                        reference, body.BankReference, caller.AccountId!.Value, writing.Now,
                        body.LegalEntity ?? await PaymentBook.EntityOf(writing, reference) ?? LegalEntity.Ngo);
                    if (await book.Record(writing, payment, body.PayerName, body.PayerText) is { } no)
                        return no;
                    var version = (await writing.Load(MembershipStreams.Payments, payment.PaymentId)).Version;
                    return Answer.Created($"/api/v1/membership/payments/{payment.PaymentId}", new Body(payment.PaymentId), version);
                },
                cancellationToken);
        }
    }
}
