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

/// <summary>What the member who asks has said about their gender; nobody else can ask.</summary>
internal static class GetMyGender
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/gender", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(GetMyGender))
        .WithSummary("Read what one has said about one's gender.")
        .Answers<GenderOfMember>();

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, OwnMemberships own) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            foreach (var id in await own.Of(caller.PersonId, cancellationToken))
            {
                if ((await store.Read(MembershipStreams.Members, id, cancellationToken)).State is Member.Active active)
                    return Answer.Ok(new GenderOfMember(active.Timeline.GenderAsDeclared ?? DeclaredGender.Undisclosed));
            }

            return new NoSuchMember();
        }
    }
}
