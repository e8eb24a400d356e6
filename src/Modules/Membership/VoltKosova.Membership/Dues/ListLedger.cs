using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>How dues are shared: the entries in which one's own chapters have a share, and what is owed to them.</summary>
internal static class ListLedger
{
    private static readonly ListOf<LedgerRow> _list = new(
        MembershipStreams.Module,
        LedgerRow.Table,
        new("id", FieldType.Uuid),
        new("legal_entity"),
        new("kind"),
        new("on", FieldType.Date, Sortable: true),
        new("charge_id", FieldType.Uuid),
        new("payment_id", FieldType.Uuid),
        new("takes_back", FieldType.Uuid),
        new("posted_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-posted_at",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("ledger-entries", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListLedger))
            .WithSummary("List the entries in which one's own chapters have a share of dues.")
            .AnswersList(_list);
        routes.MapGet("ledger-balances", (DateOnly? day, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Sums(day), cancellation))
            .WithName("GetLedgerBalances")
            .WithSummary("Read what each legal entity owes one's own chapters at the end of a day; for the whole movement every account.")
            .Answers<Body>();
    }

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed record Sums(DateOnly? Day) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    /// <param name="Day">The end of which day.</param>
    /// <param name="Balances">In debit above 0, in credit below; over all accounts of a legal entity they add up to nothing.</param>
    internal sealed record Body(DateOnly Day, IReadOnlyList<LedgerBalance> Balances);

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeDues, cancellationToken);
            return await lists.Read(
                _list,
                request.Query,
                scope.Everywhere ? ListScope.Public : ListScope.Within("chapters", [.. scope.Chapters]),
                cancellationToken);
        }
    }

    internal sealed class SumsHandler(LedgerBalances balances, Caller caller, TimeProvider clock) : IRequestHandler<Sums, Answer>
    {
        public async Task<Answer> Handle(Sums request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeDues, cancellationToken);
            var day = request.Day ?? Seat.DayOf(clock.GetUtcNow());
            var all = await balances.At(day, withLaterPayouts: false, cancellationToken);
            return Answer.Ok(new Body(day, [.. all.Where(one => scope.Everywhere || scope.Holds(one.ChapterId))]));
        }
    }
}
