using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Policy;
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

    /// <summary>What a transfer needs.</summary>
    /// <param name="LegalEntity">Who is paid.</param>
    /// <param name="Amount">What is open.</param>
    /// <param name="Reference">After ISO 11649; the payment is recognised by it.</param>
    /// <param name="EpcQr">The text for a QR code; absent where the account is outside SEPA or nothing is open.</param>
    internal sealed record Slip(
        LegalEntity LegalEntity, string Payee, string Iban, string? Bic, Money Amount, string Reference, DateOnly DueOn, string? EpcQr);

    internal sealed class Handler(
        Store<MembershipStreams> store, OwnMemberships own, DuesAccounts accounts, PolicyBook policy, TimeProvider clock, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await store.Row<ChargeRow>(ChargeRow.Table, request.Id, cancellationToken) is not { } charge
                || !(await own.Of(caller.PersonId, cancellationToken)).Contains(charge.MemberId))
                return new NoSuchCharge();
            if (accounts.Of(charge.LegalEntity) is not { } account)
                return new NoDuesAccount();
            var inSepa = (await policy.Read(cancellationToken, DuesPolicy.HomeInSepa))
                .Flag(DuesPolicy.HomeInSepa, Seat.DayOf(clock.GetUtcNow()));
            return Answer.Ok(new Slip(
                charge.LegalEntity, account.Holder, account.Iban, account.Bic, charge.Open, charge.Reference, charge.DueOn,
                account.QrText(charge.Open, charge.Reference, inSepa)));
        }
    }
}

internal sealed record NoDuesAccount() : Rejection("No account for dues is set.");
