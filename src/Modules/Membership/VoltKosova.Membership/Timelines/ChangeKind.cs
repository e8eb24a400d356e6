using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>A membership becomes one of another kind, such as a youth member who has come of age.</summary>
internal static class ChangeKind
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/kind",
            (Guid id, Terms body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(ChangeKind))
        .WithSummary("Make it a membership of another kind from a day on, today or earlier.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>The new kind.</summary>
    /// <param name="On">The first day of it.</param>
    /// <param name="Note">Why.</param>
    internal sealed record Terms(MembershipKind Kind, DateOnly On, string Note);

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
            (writing, today) => new MemberCommand.ChangeKind(
                request.Body.Kind, request.Body.On, request.Body.Note.Trim(), today, caller.AccountId!.Value, writing.Now),
            cancellationToken);
    }
}
