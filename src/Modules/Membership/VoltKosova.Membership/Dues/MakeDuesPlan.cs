using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Places;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>The movement says what its members pay. A newer plan takes the place of an older one from its first day.</summary>
internal static class MakeDuesPlan
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "dues-plans",
            (Terms body, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(body), cancellation))
        .WithName(nameof(MakeDuesPlan))
        .WithSummary(
            "Say what a kind of member of a legal entity pays from a day on, all of them or those of a country or a band of income. It "
            + "takes the place of the plan before it for the same members; for each member the most specific plan holds.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <summary>What is paid.</summary>
    /// <param name="Amount">For a whole period.</param>
    /// <param name="ValidTo">The last day on which a period may begin; left out while there is none.</param>
    /// <param name="DueDays">Days from the charge until it is due.</param>
    /// <param name="Source">The resolution or statute that says so; it names no people.</param>
    /// <param name="Country">Only for members who live there, ISO 3166-1 alpha-2; left out for all.</param>
    /// <param name="IncomeBand">Only for members of whom this was declared; left out for all.</param>
    /// <param name="ProRata">Whether who joins within a period pays for its months from then on; left out: the whole period.</param>
    /// <param name="LegalEntity">Whose members; left out: the NGO's.</param>
    internal sealed record Terms(
        MembershipKind Kind,
        Money Amount,
        DuesPeriod Period,
        DateOnly ValidFrom,
        DateOnly? ValidTo,
        int DueDays,
        string Source,
        string? Country = null,
        IncomeBand? IncomeBand = null,
        bool? ProRata = null,
        LegalEntity? LegalEntity = null);

    internal sealed record Request(Terms Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    internal sealed record Body(Guid PlanId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Amount).Must(Money.IsSum).WithErrorCode("not-a-sum");
            RuleFor(request => request.Body.DueDays).InclusiveBetween(0, 365);
            RuleFor(request => request.Body.Source).NotEmpty().MaximumLength(300);
            RuleFor(request => request.Body.Country).Must(code => code is null || Gazetteer.Country(code) is not null)
                .WithErrorCode(new CountryUnknown().Code);
        }
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(MembershipRights.ManageDues, cancellationToken)).Everywhere)
                return new OutsideOwnScope();
            var body = request.Body;
            var terms = new DuesTerms(
                body.Kind, body.Amount.Kept(), body.Period, body.ValidFrom, body.ValidTo, body.DueDays, body.Source.Trim(),
                body.Country, body.IncomeBand, body.ProRata is true ? true : null, body.LegalEntity ?? LegalEntity.Ngo);
            return await store.Write<Answer>(
                writing =>
                {
                    var id = writing.NewId();
                    var made = new DuesPlanEvent.Made(id, terms, caller.AccountId!.Value, writing.Now);
                    return Task.FromResult<Answer>(writing.Start(MembershipStreams.DuesPlans, id, made) is { } no
                        ? no
                        : Answer.Created($"/api/v1/membership/dues-plans/{id}", new Body(id), 1));
                },
                cancellationToken);
        }
    }
}
