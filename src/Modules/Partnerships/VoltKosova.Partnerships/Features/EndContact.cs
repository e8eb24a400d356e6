using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>A person has a role at a partner no more.</summary>
internal static class EndContact
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "contacts/{id:guid}/end",
            (Guid id, Ending body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Until, ifMatch.Version), cancellation))
        .WithName(nameof(EndContact))
        .WithSummary("End the role of a contact. Another role of the same person is a new contact.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>The end.</summary>
    /// <param name="Until">The last day in the role.</param>
    internal sealed record Ending(DateOnly Until);

    internal sealed record Request(Guid Id, DateOnly Until, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await OnOwn.Decide(
            store,
            await caller.Scope(PartnershipsRights.Manage, cancellationToken),
            PartnershipsStreams.Contacts,
            (request.Id, request.IfVersion),
            new NoSuchContact(),
            (writing, _) => Task.FromResult<ContactCommand>(new ContactCommand.End(
                request.Until, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now)),
            (_, _, _) => Task.CompletedTask,
            cancellationToken);
    }
}
