using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>A member of the officer's chapters pays less for some time.</summary>
internal static class GrantReduction
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/dues-reductions",
            (Guid id, Terms body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(GrantReduction))
        .WithSummary("Let a member of one's own chapters pay less, from a day until a day, with the reason.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <summary>How much less.</summary>
    /// <param name="Percent">What is taken off the plan's amount, 1 to 99.</param>
    /// <param name="From">The first day; charges of periods that began before stay as they are.</param>
    /// <param name="Until">The last day.</param>
    internal sealed record Terms(ReductionReason Reason, int Percent, DateOnly From, DateOnly Until);

    internal sealed record Request(Guid MemberId, Terms Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    internal sealed record Body(Guid ReductionId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Percent).InclusiveBetween(1, 99);
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (scope, terms) = (await caller.Scope(MembershipRights.ManageDues, cancellationToken), request.Body);
            return await store.Write<Answer>(
                async writing =>
                {
                    if ((await writing.Load(MembershipStreams.Members, request.MemberId)).State is not Member.Known member
                        || !scope.Holds(member.ChapterId))
                        return new NoSuchMember();
                    if (member is not Member.Active)
                        return new MembershipIsOver();
                    var id = writing.NewId();
                    var granted = new DuesReductionEvent.Granted(
                        id, request.MemberId, member.ChapterId, terms.Reason, terms.Percent, terms.From, terms.Until,
                        caller.AccountId!.Value, writing.Now);
                    return writing.Start(MembershipStreams.DuesReductions, id, granted) is { } no
                        ? no
                        : Answer.Created($"/api/v1/membership/dues-reductions/{id}", new Body(id), 1);
                },
                cancellationToken);
        }
    }
}
