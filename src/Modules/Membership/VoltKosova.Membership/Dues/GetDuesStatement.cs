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
    internal const int First = 2000;
    internal const int Last = 2200;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "members/{id:guid}/dues-statements/{year:int}",
            (Guid id, int year, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, year), cancellation))
        .WithName(nameof(GetDuesStatement))
        .WithSummary("Download as PDF what a member of one's own chapters was charged, has paid and was paid back in a year.")
        .AnswersFile(GetReceiptDocument.MediaType);

    internal sealed record Request(Guid Id, int Year) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Year).InclusiveBetween(First, Last);
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

    internal static Answer Print(StatementDocument document, MemberCard member, int year, DuesYear.Lines lines, TimeProvider clock) =>
        Answer.File(
            GetReceiptDocument.MediaType,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"dues-{year}.pdf"),
            document.Write(member, year, lines, clock.GetUtcNow()));
}
