using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Membership.OwnArea;

/// <summary>
/// Whoever reads the code on a card learns whether it holds, and nothing else: not whose it is, nor why not. A code that is none takes the
/// same way through the database as one that is.
/// </summary>
internal static class VerifyCard
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("cards/{token}", (string token, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(token), cancellation))
        .WithName(nameof(VerifyCard))
        .WithSummary("Say whether a card is valid, from the code on it. Nothing else is said.")
        .Answers<Body>()
        .Sensitive();

    internal sealed record Request(string Token) : IRequest<Answer>, IForPublic;

    /// <param name="Valid">Whether the card holds and the membership lasts.</param>
    internal sealed record Body(bool Valid);

    internal sealed class Handler(Databases databases, CardCode code) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            await using var ask = databases.For(MembershipStreams.Module).CreateCommand(
                """
                SELECT EXISTS (
                    SELECT FROM mt_doc_printed_card AS card
                    JOIN mt_doc_card_of AS held ON held.id = card.data ->> 'member_id' AND held.data ->> 'card_id' = card.id::text
                    JOIN mt_doc_member_card AS member ON member.id = (card.data ->> 'member_id')::uuid
                    WHERE card.id = $1 AND card.data ->> 'revoked_on' IS NULL AND member.data ->> 'ended_on' IS NULL)
                """);
            ask.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = code.CardOf(request.Token) });
            return Answer.Ok(new Body((bool)(await ask.ExecuteScalarAsync(cancellationToken))!));
        }
    }
}
