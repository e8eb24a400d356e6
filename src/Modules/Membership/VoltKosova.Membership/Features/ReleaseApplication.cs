using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>An application is free for others again: who claimed it may be ill or away.</summary>
internal static class ReleaseApplication
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "applications/{id:guid}/release",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(ReleaseApplication))
        .WithSummary("Let others look into an application again, whoever has claimed it.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.DecideApplications;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.DecideApplications, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var application = await writing.Load(MembershipStreams.Applications, request.Id);
                    if (!application.Exists || !scope.Holds(application.State.ChapterId))
                        return new NoSuchApplication();
                    return await writing.Decide(
                        MembershipStreams.Applications,
                        request.Id,
                        new ApplicationCommand.Release(caller.AccountId!.Value, writing.Now),
                        request.IfVersion) is { } no
                            ? no
                            : Answer.NoContent(application.Version);
                },
                cancellationToken);
        }
    }
}
