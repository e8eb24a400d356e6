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

/// <summary>What a member was charged, has paid and was paid back in a year, as a PDF in the member's language.</summary>
internal static class GetDuesStatement
{
    private const int First = 2000;
    private const int Last = 2200;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
                "members/{id:guid}/dues-statements/{year:int}",
                (Guid id, int year, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, year), cancellation))
            .WithName(nameof(GetDuesStatement))
            .WithSummary("Download as PDF what a member of one's own chapters was charged, has paid and was paid back in a year.")
            .AnswersFile(GetReceiptDocument.MediaType);
        routes.MapGet(
                "me/memberships/{id:guid}/dues-statements/{year:int}",
                (Guid id, int year, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Mine(id, year), cancellation))
            .WithName("GetMyDuesStatement")
            .WithSummary("Download as PDF what one was charged, has paid and was paid back in a year.")
            .AnswersFile(GetReceiptDocument.MediaType);
    }

    internal sealed record Request(Guid Id, int Year) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed record Mine(Guid Id, int Year) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Year).InclusiveBetween(First, Last);
    }

    internal sealed class MineValidator : AbstractValidator<Mine>
    {
        public MineValidator() => RuleFor(request => request.Year).InclusiveBetween(First, Last);
    }

    internal sealed class Handler(
        Store<MembershipStreams> store, DuesYear dues, StatementDocument document, Caller caller, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeDues, cancellationToken);
            return await store.Row<MemberCard>(MemberCard.Table, request.Id, cancellationToken) is { } member
                && scope.Holds(member.ChapterId)
                    ? Print(document, member, request.Year, await dues.Of(member.Id, request.Year, cancellationToken), clock)
                    : new NoSuchMember();
        }
    }

    internal sealed class MineHandler(
        Store<MembershipStreams> store, DuesYear dues, StatementDocument document, OwnMemberships own, Caller caller, TimeProvider clock)
        : IRequestHandler<Mine, Answer>
    {
        public async Task<Answer> Handle(Mine request, CancellationToken cancellationToken) =>
            (await own.Of(caller.PersonId, cancellationToken)).Contains(request.Id)
            && await store.Row<MemberCard>(MemberCard.Table, request.Id, cancellationToken) is { } member
                ? Print(document, member, request.Year, await dues.Of(member.Id, request.Year, cancellationToken), clock)
                : new NoSuchMember();
    }

    private static Answer Print(StatementDocument document, MemberCard member, int year, DuesYear.Lines lines, TimeProvider clock) =>
        Answer.File(
            GetReceiptDocument.MediaType,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"dues-{year}.pdf"),
            document.Write(member, year, lines, clock.GetUtcNow()));
}
