using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>
/// The reason to keep something is gone before its day: an erasure that waited for it is done, unless another is in the way.
/// </summary>
internal static class LiftHold
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "erasures/{id:guid}/holds/{hold:guid}/lifting",
            (Guid id, Guid hold, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id, hold), cancellation))
        .WithName(nameof(LiftHold))
        .WithSummary("End a legal hold before its day. An erasure that waited for it alone is done at once.")
        .Answers<ErasureShown>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id, Guid Hold) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => PrivacyRights.Erase;
    }

    internal sealed class Handler(Store<PrivacyStreams> store, Erasures erasures, Asking asking, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var everywhere = (await caller.Scope(PrivacyRights.Erase, cancellationToken)).Everywhere;
            return await store.Write<Answer>(
                async writing =>
                {
                    var subject = await writing.Load(PrivacyStreams.Subjects, request.Id);
                    if (!subject.Exists || !everywhere)
                        return new NoSuchErasure();
                    var lift = new SubjectCommand.LiftHold(request.Id, request.Hold, caller.AccountId!.Value, writing.Now);
                    var erase = new SubjectCommand.EraseIfDue(erasures.Of(request.Id, writing.Now));
                    await writing.Decide(PrivacyStreams.Subjects, request.Id, lift);
                    await writing.Decide(PrivacyStreams.Subjects, request.Id, erase);
                    return await asking.Shown(writing, request.Id);
                },
                cancellationToken);
        }
    }
}
