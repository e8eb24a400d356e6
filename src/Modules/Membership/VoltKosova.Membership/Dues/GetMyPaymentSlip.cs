using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>How the member who asks can pay a charge of theirs.</summary>
internal static class GetMyPaymentSlip
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/charges/{id:guid}/payment-slip", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetMyPaymentSlip))
        .WithSummary(
            "Read how to pay a charge of one's own: the legal entity's account, amount, reference and, inside SEPA, the text of an EPC QR "
            + "code.")
        .Answers<Slip>();

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, PaymentSlips slips, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await store.Row<ChargeRow>(ChargeRow.Table, request.Id, cancellationToken) is not { } charge
                || !(await own.Of(caller.PersonId, cancellationToken)).Contains(charge.MemberId))
                return new NoSuchCharge();
            return await slips.Of(charge, cancellationToken) is { } slip ? Answer.Ok(slip) : new NoDuesAccount();
        }
    }
}
