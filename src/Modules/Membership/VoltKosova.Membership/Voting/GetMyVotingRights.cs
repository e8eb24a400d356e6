using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Voting;

/// <summary>Whether whoever asks can vote on a day, for each membership, with the reasons.</summary>
internal static class GetMyVotingRights
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "me/voting-rights",
            ([FromQuery(Name = "as_of")] DateOnly? asOf, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(asOf), cancellation))
        .WithName(nameof(GetMyVotingRights))
        .WithSummary("Read whether one can vote on a day, past or to come: each reason with its clause and until when it holds.")
        .Answers<Body>();

    internal sealed record Request(DateOnly? AsOf) : IRequest<Answer>, IForSignedIn;

    /// <summary>One answer for each membership.</summary>
    internal sealed record Body(IReadOnlyList<VotingRightBody> Memberships);

    internal sealed class Handler(Voters voters, OwnMemberships own, Caller caller, RequestLanguage spoken, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (day, book) = (
                request.AsOf ?? Seat.DayOf(clock.GetUtcNow()), VotingPolicy.Book(await voters.Rules(cancellationToken)));
            var answers = new List<VotingRightBody>();
            foreach (var id in await own.Of(caller.PersonId, cancellationToken))
            {
                if (await voters.Find(id, null, cancellationToken) is { } voter)
                    answers.Add(VotingRightBody.Of(id, voter.Ask(book, day), spoken.Language));
            }

            return Answer.Ok(new Body(answers));
        }
    }
}
