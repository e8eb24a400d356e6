using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>An officer notes something about a member for the other officers. What is noted stands; a correction is another note.</summary>
internal static class NoteOnMember
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/notes",
            (Guid id, NoteText body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(NoteOnMember))
        .WithSummary("Note something about a member for the officers of the chapter. A note is neither changed nor removed.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="Note">What officers should know: facts, in words that the member may one day read.</param>
    internal sealed record NoteText(string Note);

    internal sealed record Request(Guid Id, NoteText Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ChangeMembers;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Note).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnMember.Decide(
            store,
            caller,
            request.Id,
            ifVersion: null,
            (writing, today) => new MemberCommand.WriteNote(request.Body.Note.Trim(), today, caller.AccountId!.Value, writing.Now),
            cancellationToken);
    }
}
