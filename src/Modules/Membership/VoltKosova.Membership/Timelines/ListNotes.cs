using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>What officers have noted about a member of the caller's chapters, the newest first.</summary>
internal static class ListNotes
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("members/{id:guid}/notes", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(ListNotes))
        .WithSummary("Read what officers have noted about a member, the newest first.")
        .Answers<Body>();

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed record Body(Guid MemberId, Guid PersonId, IReadOnlyList<NoteOfOfficer> Notes);

    /// <param name="RecordedBy">The account.</param>
    internal sealed record NoteOfOfficer(string? Note, DateOnly On, Guid RecordedBy, DateTimeOffset RecordedAt);

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            return (await store.Read(MembershipStreams.Members, request.Id, cancellationToken)).State is Member.Known known
                && scope.Holds(known.ChapterId)
                    ? Answer.Ok(new Body(
                        request.Id,
                        known.Admission.PersonId,
                        [
                            .. known.Timeline.Facts.OfType<MemberEvent.Noted>().Reverse()
                                .Select(fact => new NoteOfOfficer(fact.Note, fact.On, fact.By, fact.At)),
                        ]))
                    : new NoSuchMember();
        }
    }
}
