using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>Whether one's own erasure waits, what for and until when.</summary>
internal static class GetMyErasure
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/erasure", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(GetMyErasure))
        .WithSummary("Read whether one's own erasure waits, for what, and until when.")
        .Answers<ErasureShown>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<PrivacyStreams> store, Caller caller, RequestLanguage language, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (caller.PersonId is not { } person)
                return new NoPersonBehindAccount();
            var subject = await store.Read(PrivacyStreams.Subjects, person, cancellationToken);
            var today = Seat.DayOf(clock.GetUtcNow());
            return Answer.Ok(ErasureShown.Of(person, subject.State, today, language.Language), subject.Version);
        }
    }
}
