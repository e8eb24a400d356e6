using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// Who holds which role in the caller's chapters: a row for each role, so that nobody sees the roles that somebody has elsewhere.
/// </summary>
internal static class ListGrants
{
    private static readonly ListOf<Row> _list = new(
        AccountsSchema.Name,
        new RowTable("grant"),
        new ListField("id", FieldType.Uuid),
        new ListField("account_id", FieldType.Uuid),
        new ListField("person_id", FieldType.Uuid),
        new ListField("email", Sortable: true),
        new ListField("name") { Of = ["given_name", "family_name"] },
        new ListField("given_name"),
        new ListField("family_name"),
        new ListField("language"),
        new ListField("role"),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("since", FieldType.Instant, Sortable: true),
        new ListField("is_accepted", FieldType.Boolean),
        new ListField("is_disabled", FieldType.Boolean),
        new ListField("has_totp", FieldType.Boolean))
    {
        DefaultSort = "since",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "grants",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListGrants))
        .WithSummary("List who holds which role in one's own chapters.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Manage;
    }

    /// <summary>A role that somebody has.</summary>
    /// <param name="ChapterId">Where; null for the whole movement.</param>
    /// <param name="IsAccepted">Whether the invitation was taken.</param>
    internal sealed record Row(
        Guid Id,
        Guid AccountId,
        Guid? PersonId,
        string Email,
        string? GivenName,
        string? FamilyName,
        Language Language,
        Role Role,
        Guid? ChapterId,
        DateTimeOffset Since,
        bool IsAccepted,
        bool IsDisabled,
        bool HasTotp);

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(AccountRights.Manage, cancellationToken)), cancellationToken);
    }
}
