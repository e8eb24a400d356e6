using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>The same as <see cref="GetDuesStatement"/>, for the member.</summary>
internal static class GetMyDuesStatement
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "me/memberships/{id:guid}/dues-statements/{year:int}",
            (Guid id, int year, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, year), cancellation))
        .WithName(nameof(GetMyDuesStatement))
        .WithSummary("Download as PDF what one was charged, has paid and was paid back in a year.")
        .AnswersFile(GetReceiptDocument.MediaType);

    internal sealed record Request(Guid Id, int Year) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Year).InclusiveBetween(GetDuesStatement.First, GetDuesStatement.Last);
    }

    internal sealed class Handler(
        Store<MembershipStreams> store, DuesYear dues, StatementDocument document, OwnMemberships own, Caller caller, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            (await own.Of(caller.PersonId, cancellationToken)).Contains(request.Id)
            && await store.Row<MemberCard>(MemberCard.Table, request.Id, cancellationToken) is { } member
                ? GetDuesStatement.Print(
                    document, member, request.Year, await dues.Of(member.Id, request.Year, cancellationToken), clock)
                : new NoSuchMember();
    }
}
