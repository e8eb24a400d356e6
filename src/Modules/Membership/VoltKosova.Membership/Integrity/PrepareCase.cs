using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Policy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Integrity;

/// <summary>
/// What the body does before it handles a case: look at it, find out whom it is about, say who is on the team and who is not.
/// </summary>
internal static class PrepareCase
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(
                "integrity-cases/{id:guid}/acknowledgement",
                (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, new Acknowledge(), ifMatch.Version), cancellation))
            .WithName("AcknowledgeIntegrityCase")
            .WithSummary("Say that the body has looked at a complaint; whoever complained is told.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "integrity-cases/{id:guid}/facts-known",
                (Guid id, KnowFacts body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
            .WithName("SayWhenFactsWereKnown")
            .WithSummary("Say on which day the facts became known to the body, where it was another than that of the complaint.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "integrity-cases/{id:guid}/accused",
                (Guid id, NameAccused body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
            .WithName("NameAccused")
            .WithSummary("Say which member a complaint is about. Whoever it is is on the team no more.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "integrity-cases/{id:guid}/team",
                (Guid id, Assign body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
            .WithName("AssignIntegrityCase")
            .WithSummary("Put somebody of the body on the team. Whoever is concerned is refused.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "integrity-cases/{id:guid}/removals",
                (Guid id, Remove body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
            .WithName("RemoveFromIntegrityCase")
            .WithSummary("Remove somebody from a case for good, with the reason; also oneself. They read nothing of it any more.")
            .Answers(StatusCodes.Status204NoContent);
    }

    internal abstract record Act;

    internal sealed record Acknowledge : Act;

    /// <param name="Reason">How that is known.</param>
    internal sealed record KnowFacts(DateOnly On, string Reason) : Act;

    internal sealed record NameAccused(Guid MemberId) : Act;

    internal sealed record Assign(Guid AccountId) : Act;

    /// <param name="Reason">Which conflict of interest it is.</param>
    internal sealed record Remove(Guid AccountId, string Reason) : Act;

    internal sealed record Request(Guid Id, Act Act, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.HandleIntegrityCases;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            When(request => request.Act is Remove, () =>
                RuleFor(request => ((Remove)request.Act).Reason).NotEmpty().MaximumLength(2000).OverridePropertyName("reason"));
            When(request => request.Act is KnowFacts, () =>
                RuleFor(request => ((KnowFacts)request.Act).Reason).NotEmpty().MaximumLength(2000).OverridePropertyName("reason"));
        }
    }

    internal sealed class Handler(CaseDesk desk, Caller caller, IStaffAddresses staff, PolicyBook policy) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => desk.Decide(
            MembershipRights.HandleIntegrityCases,
            request.Id,
            request.IfVersion,
            async (writing, one) => await Said(request.Act, writing, one) switch
            {
                ({ } fact, null) => (new CaseCommand.Say(fact), null),
                var (_, no) => (null, no),
            },
            cancellationToken);

        private async Task<(CaseEvent? Fact, Rejection? No)> Said(Act act, Writing writing, IntegrityCase one)
        {
            var (filed, by) = (one.Complaint, caller.AccountId!.Value);
            switch (act)
            {
                case KnowFacts known when known.On > Seat.DayOf(writing.Now):
                    return (null, new DayToCome());
                case KnowFacts known:
                    var rules = await policy.Read(writing.Cancellation, IntegrityPolicy.SanctionMonths);
                    return (new CaseEvent.FactsKnown(
                        filed.CaseId, filed.PersonId, known.On, known.Reason.Trim(), rules.OpenBy(known.On), by, writing.Now), null);
                case NameAccused named:
                    return await Accused.Of(writing, named.MemberId, null) is { } card
                        ? (new CaseEvent.PartyKnown(filed.CaseId, card.PersonId, CaseParty.Accused, card.Id, by, writing.Now), null)
                        : (null, new NoSuchMember());
                case Assign assigned:
                    var holders = await staff.InMovement(Role.IntegrityCommission, writing.Cancellation);
                    return holders.FirstOrDefault(holder => holder.AccountId == assigned.AccountId) is { } holder
                        ? (new CaseEvent.TeamJoined(filed.CaseId, holder.AccountId, holder.PersonId, by, writing.Now), null)
                        : (null, new NotOfTheBody());
                case Remove removed:
                    return (new CaseEvent.Removed(
                        filed.CaseId, filed.PersonId, removed.AccountId, removed.Reason.Trim(), by, writing.Now), null);
                default:
                    return (new CaseEvent.Acknowledged(filed.CaseId, by, writing.Now), null);
            }
        }
    }
}
