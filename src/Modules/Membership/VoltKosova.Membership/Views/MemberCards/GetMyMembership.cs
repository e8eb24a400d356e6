using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Membership.Views;

/// <summary>The card of the member who asks; of several memberships the one that lasts and is the newest.</summary>
internal static class GetMyMembership
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(GetMyMembership))
        .WithSummary("Read one's own membership.")
        .Answers<MemberCard>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Databases databases, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (caller.PersonId is not { } person)
                return new NoSuchMember();
            await using var find = databases.For(MembershipStreams.Module).CreateCommand(
                """
                SELECT data FROM mt_doc_member_card WHERE data ->> 'person_id' = $1
                ORDER BY data ->> 'ended_on' IS NOT NULL, data ->> 'joined_on' DESC, id LIMIT 1
                """);
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
            return await find.ExecuteScalarAsync(cancellationToken) is string json && StoredJson.Read<MemberCard>(json) is var card
                ? Answer.Ok(card, card.Version)
                : new NoSuchMember();
        }
    }
}
