using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>What the member who asks has paid too much, and what of it the next charge takes.</summary>
internal static class GetMyCredit
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/dues-credit", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(GetMyCredit))
        .WithSummary(
            "Read what is left of one's own payments, by legal entity and currency. The next charge takes it, unless it is paid back "
            + "before.")
        .Answers<Body>();

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(IReadOnlyList<Credit> Items);

    /// <summary>What is left in a currency.</summary>
    /// <param name="LegalEntity">Whose dues it pays; it does not go to another one.</param>
    internal sealed record Credit(LegalEntity LegalEntity, Money Amount);

    internal sealed class Handler(OwnMemberships own, DuesCredit credit, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var payments = await credit.Of(await own.Of(caller.PersonId, cancellationToken), cancellationToken);
            return Answer.Ok(new Body(
            [
                .. payments.GroupBy(payment => (payment.LegalEntity, payment.Left.Currency))
                    .OrderBy(same => same.Key.LegalEntity).ThenBy(same => same.Key.Currency, StringComparer.Ordinal)
                    .Select(same => new Credit(
                        same.Key.LegalEntity, same.Select(payment => payment.Left).Aggregate((sum, one) => sum.Plus(one)))),
            ]));
        }
    }
}
