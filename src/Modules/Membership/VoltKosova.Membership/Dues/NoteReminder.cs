using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// Notes that a member was reminded of an open charge, with what follows if nothing is paid: without that, arrears cost nobody the vote.
/// </summary>
internal static class NoteReminder
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "charges/{id:guid}/reminder",
            (Guid id, Reminder body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.On, ifMatch.Version), cancellation))
        .WithName(nameof(NoteReminder))
        .WithSummary("Note that the member was reminded of an open charge, with the consequences named.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="On">The day on which the reminder was sent.</param>
    internal sealed record Reminder(DateOnly On);

    internal sealed record Request(Guid Id, DateOnly On, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ManageDues, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var charge = await writing.Load(MembershipStreams.Charges, request.Id);
                    if (charge.State is not { Terms: var terms } || !scope.Holds(terms.ChapterId))
                        return new NoSuchCharge();
                    var remind = new ChargeCommand.Remind(
                        request.On, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(MembershipStreams.Charges, request.Id, remind, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(charge.Version);
                },
                cancellationToken);
        }
    }
}
