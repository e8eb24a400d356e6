using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Integrity;

/// <summary>
/// The cases, for the body that handles them, and those that somebody has appealed in for the body of appeal. What is late is
/// <c>filter[due_on][lt]</c> today. Whoever was removed from a case or is a party of it does not find it.
/// </summary>
internal static class ListIntegrityCases
{
    private static readonly ListOf<CaseRow> _list = new(
        MembershipStreams.Module,
        CaseRow.Table,
        new("id", FieldType.Uuid),
        new("number"),
        new("ground"),
        new("discrimination_grounds", FieldType.Words),
        new("state"),
        new("next_step"),
        new("due_on", FieldType.Date),
        new("open_by", FieldType.Date),
        new("accused_member_id", FieldType.Uuid),
        new("appeal_until", FieldType.Date),
        new("filed_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "filed_at",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("integrity-cases", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListIntegrityCases))
            .WithSummary("List the integrity cases. Nobody but the body sees them, and of the body nobody who is concerned.")
            .AnswersList(_list);
        routes.MapGet("integrity-cases/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new One(id), cancellation))
            .WithName("GetIntegrityCase")
            .WithSummary("Read an integrity case.")
            .Answers<CaseRow>();
    }

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeIntegrityCases;
    }

    internal sealed record One(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeIntegrityCases;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (handles, appeals) = await Bodies(caller, cancellationToken);
            var mine = handles ? ListScope.Public : ListScope.WhereText("appealed_by", appeals ? _parties : []);
            return await lists.Read(_list, request.Query, ListScope.Without("barred", Ids(caller)).And(mine), cancellationToken);
        }
    }

    internal sealed class OneHandler(Store<MembershipStreams> store, Caller caller, OwnMemberships own) : IRequestHandler<One, Answer>
    {
        public async Task<Answer> Handle(One request, CancellationToken cancellationToken)
        {
            var (handles, appeals) = await Bodies(caller, cancellationToken);
            return await store.Row<CaseRow>(CaseRow.Table, request.Id, cancellationToken) is { } row
                && (handles || (appeals && row.AppealedBy is not null))
                && !Ids(caller).Any(row.Barred.Contains)
                && !(await own.Of(caller.PersonId, cancellationToken)).Any(member => member == row.AccusedMemberId)
                    ? Answer.Ok(row, row.Version)
                    : new NoSuchCase();
        }
    }

    private static readonly string[] _parties = [.. Enum.GetValues<CaseParty>().Select(party => StoredJson.NameOf(party))];

    /// <summary>The bodies are the movement's: a role in a chapter opens nothing.</summary>
    private static async Task<(bool Handles, bool Appeals)> Bodies(Caller caller, CancellationToken cancellation) => (
        (await caller.Scope(MembershipRights.HandleIntegrityCases, cancellation)).Everywhere,
        (await caller.Scope(MembershipRights.DecideIntegrityAppeals, cancellation)).Everywhere);

    private static Guid[] Ids(Caller caller) => [.. ((Guid?[])[caller.AccountId, caller.PersonId]).OfType<Guid>()];
}
