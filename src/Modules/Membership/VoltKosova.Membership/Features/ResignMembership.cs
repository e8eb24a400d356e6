using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>A member leaves: at once, without a reason, and nobody has to agree.</summary>
internal static class ResignMembership
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/resignation", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ResignMembership))
        .WithSummary("End one's own membership, at once.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, Databases databases, Caller caller, BlindIndex index)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await MembershipOf(caller.PersonId, cancellationToken) is not { } id)
                return new NoSuchMember();
            return await store.Write<Answer>(
                async writing =>
                {
                    var member = await writing.Load(MembershipStreams.Members, id);
                    var end = new MemberCommand.End(
                        MembershipEnd.Resigned, null, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(MembershipStreams.Members, id, end) is { } no
                        ? no
                        : await EndMembership.Leave(writing, index, ((Member.Known)member.State).Admission, member.Version);
                },
                cancellationToken);
        }

        private async Task<Guid?> MembershipOf(Guid? person, CancellationToken cancellation)
        {
            await using var find = databases.For(MembershipStreams.Module).CreateCommand(
                "SELECT id FROM mt_doc_member_card WHERE data ->> 'person_id' = $1");
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person?.ToString() ?? "" });
            return await find.ExecuteScalarAsync(cancellation) as Guid?;
        }
    }
}
