using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.OwnArea;

/// <summary>
/// A member says what their gender is, for every membership that lasts, or takes it back. Nobody has to; it is counted and shown to nobody.
/// </summary>
internal static class DeclareGender
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "me/gender",
            (GenderOfMember body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(body.Gender), cancellation))
        .WithName(nameof(DeclareGender))
        .WithSummary("Say what one's gender is, or that one would rather not. It is counted in statistics and shown to nobody.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(DeclaredGender Gender) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, OwnMemberships own) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mine = await own.Of(caller.PersonId, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var said = 0;
                    foreach (var id in mine)
                    {
                        if ((await writing.Load(MembershipStreams.Members, id)).State is not Member.Active)
                            continue;
                        if (await writing.Decide(
                            MembershipStreams.Members,
                            id,
                            new MemberCommand.DeclareGender(request.Gender, Seat.DayOf(writing.Now), writing.Now)) is { } no)
                            return no;
                        said++;
                    }

                    return said > 0 ? Answer.NoContent() : new NoSuchMember();
                },
                cancellationToken);
        }
    }
}

/// <summary>What a member says about their gender.</summary>
/// <param name="Gender">Undisclosed while nothing was said.</param>
internal sealed record GenderOfMember(DeclaredGender Gender);
