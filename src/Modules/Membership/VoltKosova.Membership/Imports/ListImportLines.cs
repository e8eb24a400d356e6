using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Web;

namespace VoltKosova.Membership.Imports;

/// <summary>The lines of a file of members, with what there is to say about each; also as a file to work through.</summary>
internal static class ListImportLines
{
    private static readonly ListOf<ImportLine> _list = new(
        MembershipStreams.Module,
        ImportLine.Table,
        new("line", FieldType.Number),
        new("state"),
        new("member_id", FieldType.Uuid),
        new("duplicate_of_member_id", FieldType.Uuid),
        new("twin_of", FieldType.Number),
        new("cells.given_name", Filterable: false),
        new("cells.family_name", Filterable: false),
        new("cells.email", Filterable: false),
        new("cells.birth_date", Filterable: false),
        new("notes", Filterable: false));

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("member-imports/{id:guid}/lines", (Guid id, ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id, query), cancellation))
        .WithName(nameof(ListImportLines))
        .WithSummary("List the lines of a file of members in their order: what stands in each, what becomes of it, what to do about it.")
        .AnswersList(_list);

    internal sealed record Request(Guid Id, ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ImportMembers;
    }

    internal sealed class Handler(Store<MembershipStreams> store, ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ImportMembers, cancellationToken);
            return await store.Row<MemberImportRow>(MemberImportRow.Table, request.Id, cancellationToken) is { } row
                && scope.Holds(row.ChapterId)
                    ? await lists.Read(_list, request.Query, ListScope.Where("import_id", request.Id), cancellationToken)
                    : new NoSuchImport();
        }
    }
}
