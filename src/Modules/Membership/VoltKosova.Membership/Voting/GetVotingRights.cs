using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Web;

namespace VoltKosova.Membership.Voting;

/// <summary>Whether a member of the caller's chapters can vote on a day, past or to come, with the reasons.</summary>
internal static class GetVotingRights
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "members/{id:guid}/voting-rights",
            (Guid id, [FromQuery(Name = "as_of")] DateOnly? asOf, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, asOf), cancellation))
        .WithName(nameof(GetVotingRights))
        .WithSummary("Read whether a member can vote on a day, past or to come: each reason with its clause and until when it holds.")
        .Answers<VotingRightBody>();

    internal sealed record Request(Guid Id, DateOnly? AsOf) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed class Handler(
        Store<MembershipStreams> store, Voters voters, Caller caller, RequestLanguage spoken, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            if (await store.Row<MemberCard>(MemberCard.Table, request.Id, cancellationToken) is not { } card
                || !scope.Holds(card.ChapterId)
                || await voters.Find(request.Id, null, cancellationToken) is not { } voter)
                return new NoSuchMember();
            var book = VotingPolicy.Book(await voters.Rules(cancellationToken));
            var answer = voter.Ask(book, request.AsOf ?? Seat.DayOf(clock.GetUtcNow()));
            return Answer.Ok(VotingRightBody.Of(request.Id, answer, spoken.Language));
        }
    }
}
