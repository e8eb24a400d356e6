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
using VoltKosova.Web.Problems;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// A treasurer confirms many proposals together. Each is decided by itself, as if it had been asked alone, and what is refused does not
/// hold up the others; what was allocated, the answer and the key of the request are one commit.
/// </summary>
internal static class AllocateMany
{
    /// <summary>The most in one request.</summary>
    internal const int Most = 100;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "payments/allocations",
            (Choices body, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(body), cancellation))
        .WithName(nameof(AllocateMany))
        .WithSummary(
            "Pay each of up to 100 chosen charges with what is left of the payment chosen for it. Each is decided by itself; the answer "
            + "tells what was allocated, and what was refused and why.")
        .Answers<Body>();

    internal sealed record Choices(IReadOnlyList<Choice> Items);

    /// <summary>A charge that somebody has chosen for a payment.</summary>
    /// <param name="PaymentVersion">The version of the payment as it was seen.</param>
    internal sealed record Choice(Guid PaymentId, long PaymentVersion, Guid ChargeId);

    internal sealed record Request(Choices Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    internal sealed record Body(IReadOnlyList<Allocated> Allocated, IReadOnlyList<Refused> Refused);

    internal sealed record Allocated(Guid PaymentId, Guid ChargeId);

    /// <param name="Code">The code of the problem.</param>
    /// <param name="Reason">The same in words, in the language of the request.</param>
    internal sealed record Refused(Guid PaymentId, Guid ChargeId, string Code, string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Items)
            .Must(items => items is { Count: > 0 and <= Most } && items.All(item => item is not null)).WithErrorCode("not-so-many");
    }

    internal sealed class Handler(
        Store<MembershipStreams> store, PaymentBook book, ProblemTexts texts, RequestLanguage spoken, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ManageDues, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var (allocated, refused) = (new List<Allocated>(), new List<Refused>());
                    foreach (var one in request.Body.Items)
                    {
                        if (await WhyNot(writing, one, scope) is { } no)
                            refused.Add(new Refused(one.PaymentId, one.ChargeId, no.Code, texts.Tell(no, spoken.Language)));
                        else if (await book.Allocate(writing, one.PaymentId, one.ChargeId, caller.AccountId!.Value) is { } nothing)
                            return nothing;
                        else
                            allocated.Add(new Allocated(one.PaymentId, one.ChargeId));
                    }

                    return Answer.Ok(new Body(allocated, refused));
                },
                cancellationToken);
        }

        // Rows say what an id is of, and how the payment was before this request.
        private async Task<Rejection?> WhyNot(Writing writing, Choice one, ChapterScope scope)
        {
            if (await writing.Row<PaymentRow>(PaymentRow.Table, one.PaymentId.ToString()) is not { } payment
                || !scope.Holds(payment.ChapterId))
                return new NoSuchPayment();
            if (await writing.Row<ChargeRow>(ChargeRow.Table, one.ChargeId.ToString()) is not { } charge || !scope.Holds(charge.ChapterId))
                return new NoSuchCharge();
            return payment.Version != one.PaymentVersion
                ? new VersionHasMovedOn()
                : await PaymentBook.WhyNot(writing, one.PaymentId, one.ChargeId, caller.AccountId!.Value);
        }
    }
}
