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

/// <summary>How far the forgetting of a person has come.</summary>
internal static class GetErasure
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("erasures/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetErasure))
        .WithSummary("Read how far the forgetting of a person has come, and who has not acknowledged it.")
        .Answers<ErasureShown>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PrivacyRights.Erase;
    }

    internal sealed class Handler(Store<PrivacyStreams> store, Caller caller, RequestLanguage language, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var subject = await store.Read(PrivacyStreams.Subjects, request.Id, cancellationToken);
            if (!subject.Exists || !(await caller.Scope(PrivacyRights.Erase, cancellationToken)).Everywhere)
                return new NoSuchErasure();
            var today = Seat.DayOf(clock.GetUtcNow());
            return Answer.Ok(ErasureShown.Of(request.Id, subject.State, today, language.Language), subject.Version);
        }
    }
}
