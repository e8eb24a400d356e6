using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>The accounts that have a role in the caller's chapters, in the order in which they were made.</summary>
internal static class ListStaff
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "accounts",
            (IMediator mediator, CancellationToken cancellation, Guid? cursor, int limit = 50) =>
                mediator.Send(new Request(cursor, limit), cancellation))
        .WithName(nameof(ListStaff))
        .WithSummary("List the staff accounts of one's own chapters, oldest first.")
        .Answers<ListPage<Item>>(StatusCodes.Status200OK);

    /// <param name="Cursor">The account that the page before ended with.</param>
    internal sealed record Request(Guid? Cursor, int Limit) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Manage;
    }

    internal sealed record Item(
        Guid AccountId,
        Guid? PersonId,
        string Email,
        string? GivenName,
        string? FamilyName,
        Language Language,
        DateTimeOffset CreatedAt,
        bool IsAccepted,
        bool IsDisabled,
        bool HasTotp,
        IReadOnlyList<Grant> Grants);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Limit).InclusiveBetween(1, 200);
    }

    internal sealed class Handler(Caller caller, Databases databases) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (cursor, limit) = request;
            var scope = await caller.Scope(AccountRights.Manage, cancellationToken);
            await using var command = databases.For(AccountsSchema.Name).Command(
                """
                SELECT id, person_id, email, given_name, family_name, language, created_at,
                       password_hash IS NOT NULL, disabled_at IS NOT NULL, two_factor_enabled, held.grants::text
                FROM account
                CROSS JOIN LATERAL (
                    SELECT jsonb_agg(jsonb_build_object('role', role, 'chapter_id', chapter_id) ORDER BY role, chapter_id) AS grants
                    FROM role_grant WHERE account_id = account.id AND ($1 OR chapter_id = ANY($2))) held
                WHERE held.grants IS NOT NULL AND ($3::uuid IS NULL OR id > $3::uuid)
                ORDER BY id
                LIMIT $4
                """,
                scope.Everywhere, scope.Chapters.ToArray(), cursor, limit + 1);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var found = new List<Item>();
            while (await reader.ReadAsync(cancellationToken))
                found.Add(Read(reader));
            return Answer.Ok(new ListPage<Item>([.. found.Take(limit)], found.Count > limit ? Next(found[limit - 1], limit) : null, null));
        }

        private static string Next(Item last, int limit) => $"/api/v1/access/accounts?limit={limit}&cursor={last.AccountId}";

        private static Item Read(NpgsqlDataReader row) => new(
            row.GetGuid(0),
            row.OrNull<Guid>(1),
            row.GetString(2),
            row.TextOrNull(3),
            row.TextOrNull(4),
            LanguageNames.Parse(row.GetString(5)),
            row.GetFieldValue<DateTimeOffset>(6),
            row.GetBoolean(7),
            row.GetBoolean(8),
            row.GetBoolean(9),
            StoredJson.Read<IReadOnlyList<Grant>>(row.GetString(10)));
    }
}
