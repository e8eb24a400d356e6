using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Membership.Domain.Voting;
using VoltKosova.Web;

namespace VoltKosova.Membership.Voting;

/// <summary>A frozen roll of the caller's chapters with its canonical text, from which anybody can make the hash.</summary>
internal static class GetRoll
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("rolls/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetRoll))
        .WithSummary("Read a frozen roll of one's own chapters: a line per member, and the canonical text that its SHA-256 is made of.")
        .Answers<Body>();

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    /// <summary>The roll.</summary>
    /// <param name="IsWhole">Whether the text below still gives the hash.</param>
    /// <param name="Text">UTF-8, LF after each line; the hash is over these bytes.</param>
    internal sealed record Body(
        Guid Id, Guid ChapterId, DateOnly Day, DateTimeOffset KnownAt, string Sha256, bool IsWhole, IReadOnlyList<Line> Lines, string Text);

    /// <summary>A member.</summary>
    /// <param name="Unmet">What stands in the way of the vote; empty for those who can.</param>
    internal sealed record Line(Guid MemberId, Guid ChapterId, bool CanVote, IReadOnlyList<VotingRule> Unmet);

    internal sealed class Handler(RollBook rolls, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            if (await rolls.Read(request.Id, cancellationToken) is not var (frozen, lines) || !scope.Holds(frozen.ChapterId))
                return new NoSuchRoll();
            var text = RollBook.TextOf(frozen, lines);
            return Answer.Ok(new Body(
                frozen.RollId, frozen.ChapterId, frozen.Day, frozen.KnownAt, frozen.Sha256, RollText.Sha256(text) == frozen.Sha256,
                [.. lines.Select(line => new Line(line.MemberId, line.ChapterId, line.CanVote, line.Unmet))], text));
        }
    }
}
