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

/// <summary>The status of a member is another one for some days, because a body has said so.</summary>
internal static class OverrideStatus
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/status-overrides",
            (Guid id, Terms body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(OverrideStatus))
        .WithSummary("Say for some days that the status is not what the timeline says, with the reason.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>Another status.</summary>
    /// <param name="Status">Active, provisional or suspended.</param>
    /// <param name="On">The first day.</param>
    /// <param name="Until">The last day; there always is one.</param>
    /// <param name="Note">Which body decided it, and why.</param>
    internal sealed record Terms(MemberStatus Status, DateOnly On, DateOnly Until, string Note);

    internal sealed record Request(Guid Id, Terms Body, long IfVersion) : IRequest<Answer>, IForStaff
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
            request.IfVersion,
            (writing, today) => new MemberCommand.Override(
                request.Body.Status,
                request.Body.Until,
                request.Body.On,
                request.Body.Note.Trim(),
                today,
                caller.AccountId!.Value,
                writing.Now),
            cancellationToken);
    }
}
