using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Web;

namespace VoltKosova.Membership.Imports;

/// <summary>The files of members of the chapters that the caller looks after.</summary>
internal static class ListMemberImports
{
    private static readonly ListOf<MemberImportRow> _list = new(
        MembershipStreams.Module,
        MemberImportRow.Table,
        new("id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("stage"),
        new("lines", FieldType.Number),
        new("through", FieldType.Number),
        new("counts.new", FieldType.Number),
        new("counts.duplicates", FieldType.Number),
        new("counts.already_members", FieldType.Number),
        new("counts.errors", FieldType.Number),
        new("counts.imported", FieldType.Number),
        new("counts.undone", FieldType.Number),
        new("counts.kept", FieldType.Number),
        new("received_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-received_at",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("member-imports", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListMemberImports))
            .WithSummary("List the files of members of one's own chapters, and how far each is.")
            .AnswersList(_list);
        routes.MapGet("member-imports/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new One(id), cancellation))
            .WithName("GetMemberImport")
            .WithSummary("Read a file of members of one's own chapters: how far it is, and what became of its lines.")
            .Answers<MemberImportRow>();
    }

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ImportMembers;
    }

    internal sealed record One(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ImportMembers;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(MembershipRights.ImportMembers, cancellationToken)), cancellationToken);
    }

    internal sealed class OneHandler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<One, Answer>
    {
        public async Task<Answer> Handle(One request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ImportMembers, cancellationToken);
            return await store.Row<MemberImportRow>(MemberImportRow.Table, request.Id, cancellationToken) is { } row
                && scope.Holds(row.ChapterId)
                    ? Answer.Ok(row, row.Version)
                    : new NoSuchImport();
        }
    }
}
