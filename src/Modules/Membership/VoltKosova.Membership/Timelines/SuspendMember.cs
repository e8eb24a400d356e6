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

/// <summary>The rights of a member rest: the membership goes on, the vote does not.</summary>
internal static class SuspendMember
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/suspension",
            (Guid id, Terms body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(SuspendMember))
        .WithSummary("Let the rights of a member rest from a day on, with the reason.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>From when to when.</summary>
    /// <param name="Until">The last day; left out until somebody ends it.</param>
    /// <param name="Note">Which body decided it, and why: for officers.</param>
    /// <param name="ToldReason">The reason that the member is told by mail and reads; left out, they are told without one.</param>
    internal sealed record Terms(DateOnly On, DateOnly? Until, string Note, string? ToldReason = null);

    internal sealed record Request(Guid Id, Terms Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ChangeMembers;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Note).NotEmpty().MaximumLength(2000);
            RuleFor(request => request.Body.ToldReason).MaximumLength(2000);
        }
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnMember.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            (writing, today) => new MemberCommand.Suspend(
                request.Body.Until, request.Body.On, request.Body.Note.Trim(), today, caller.AccountId!.Value, writing.Now,
                request.Body.ToldReason?.Trim() ?? ""),
            cancellationToken);
    }
}
